package io.github.trendinghashtags.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/**
 * Finds the jars of this program, and which of them a consumer inherits. They are in Maven's local repository, each beside
 * its pom. The project's own modules are packed here, with what their published jars contain.
 */
final class Jars {
    /** Where a pom has text, or dependencies that are not its own. */
    private static final Pattern OTHER =
            Pattern.compile("(?s)<!--.*?-->|<(dependencyManagement|build|profiles|exclusions)>.*?</\\1>");

    private static final Pattern DEPENDENCY = Pattern.compile(
            "(?s)<dependency>(?:(?!</dependency>).)*?<artifactId>\\s*(.*?)\\s*</artifactId>.*?</dependency>");
    private static final Pattern NOT_INHERITED =
            Pattern.compile("<optional>\\s*true|<scope>\\s*(test|provided|system)");

    private final Map<String, Path> byArtifact = new LinkedHashMap<>();
    private final Path directory;

    /**
     * Reads a class path.
     *
     * @param classPath jars of a local repository, and {@code target/classes} of the project's modules
     * @param directory an existing directory for the jars of these modules
     */
    Jars(List<Path> classPath, Path directory) throws IOException {
        this.directory = directory;
        for (Path entry : classPath) {
            if (Files.isDirectory(entry)) {
                Path module = entry.resolve("../..").toRealPath();
                String artifact = "trending-hashtags-" + module.getFileName();
                byArtifact.put(artifact, pack(entry, module, artifact));
            } else {
                byArtifact.put(fromEnd(entry, 3), entry);
            }
        }
    }

    /** Reads this program's class path; Maven runs it in a class loader of its own. */
    static Jars ofThisProgram() throws Exception {
        List<Path> classPath = new ArrayList<>();
        for (URL url : ((URLClassLoader) Jars.class.getClassLoader()).getURLs()) {
            classPath.add(Path.of(url.toURI()));
        }
        return new Jars(classPath, Files.createDirectories(Path.of("benchmarks", "target", "jars")));
    }

    /** Returns all jars as a class path. */
    String all() {
        return classPath(byArtifact.values());
    }

    /** Returns the class path of a consumer that declares these artifacts, and the benchmarks' own jar. */
    String ofConsumer(List<String> artifacts) {
        List<Path> jars = new ArrayList<>(List.of(jar("trending-hashtags-benchmarks"), jar("slf4j-nop")));
        jars.addAll(inherited(artifacts));
        return classPath(jars);
    }

    /** Returns the jars that a consumer of these artifacts inherits, theirs included. */
    List<Path> inherited(List<String> artifacts) {
        Set<String> found = new LinkedHashSet<>();
        List<String> pending = new ArrayList<>(artifacts);
        while (!pending.isEmpty()) {
            String artifact = pending.remove(0);
            // An artifact that is absent here was renamed since, or is for Android only.
            if (byArtifact.containsKey(artifact) && found.add(artifact)) {
                pending.addAll(dependencies(jar(artifact)));
            }
        }
        return found.stream().map(this::jar).toList();
    }

    /** Returns where the project's own jars are, and where archives may be added. */
    Path directory() {
        return directory;
    }

    /** Returns the version of an artifact of the local repository. */
    String version(String artifact) {
        return fromEnd(jar(artifact), 2);
    }

    private static List<String> dependencies(Path jar) {
        try {
            String pom = Files.readString(Path.of(jar.toString().replaceAll("\\.jar$", ".pom")));
            return DEPENDENCY
                    .matcher(OTHER.matcher(pom).replaceAll(""))
                    .results()
                    .filter(dependency ->
                            !NOT_INHERITED.matcher(dependency.group()).find())
                    .map(dependency -> dependency.group(1))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path pack(Path classes, Path module, String artifact) throws IOException {
        Path jar = directory.resolve(artifact + ".jar");
        Path pom = directory.resolve(artifact + ".pom");
        Files.copy(module.resolve("pom.xml"), pom, StandardCopyOption.REPLACE_EXISTING);
        String[] args = {"--create", "--file", jar.toString(), "-C", classes.toString(), "."};
        if (ToolProvider.findFirst("jar").orElseThrow().run(System.out, System.err, args) != 0) {
            throw new IOException("can't pack " + classes);
        }
        return jar;
    }

    private Path jar(String artifact) {
        return Objects.requireNonNull(byArtifact.get(artifact), artifact);
    }

    private static String classPath(Collection<Path> jars) {
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static String fromEnd(Path path, int index) {
        return path.getName(path.getNameCount() - index).toString();
    }
}
