package io.github.trendinghashtags.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * The jars of this program, and which of them a consumer inherits. They lie in Maven's local repository, each beside the
 * pom that names what it needs; this project's own modules are packed here, as they are when published.
 */
final class Jars {
    private record Jar(Path file, Path pom) {}

    private final Map<String, Jar> byArtifact = new LinkedHashMap<>();

    private Jars() {}

    /** The jars of this program's own class path. */
    static Jars own() throws Exception {
        Jars jars = new Jars();
        for (Path entry : classPath()) {
            if (Files.isDirectory(entry)) {
                Path pom = entry.resolve("../../pom.xml");
                String artifact = text(document(pom).getDocumentElement(), "artifactId");
                jars.byArtifact.put(artifact, new Jar(packed(entry, artifact), pom));
            } else {
                String artifact = entry.getName(entry.getNameCount() - 3).toString();
                Path pom = Path.of(entry.toString().replaceAll("\\.jar$", ".pom"));
                jars.byArtifact.put(artifact, new Jar(entry, pom));
            }
        }
        return jars;
    }

    /** All jars, as a class path. */
    String all() {
        return joined(byArtifact.keySet());
    }

    /** What a consumer of those artifacts has on its class path, together with the benchmarks' own jar. */
    String withConsumerOf(List<String> artifacts) throws Exception {
        Set<String> names = new LinkedHashSet<>(Set.of("trending-hashtags-benchmarks", "slf4j-nop"));
        names.addAll(inherited(artifacts));
        return joined(names);
    }

    /** The jars that a consumer of those artifacts inherits. */
    List<Path> consumerOf(List<String> artifacts) throws Exception {
        return inherited(artifacts).stream()
                .map(artifact -> jar(artifact).file())
                .toList();
    }

    /** Where this project's own are, below {@code target}. */
    Path directory() {
        return Objects.requireNonNull(jar("trending-hashtags-benchmarks").file().getParent());
    }

    /** The version of an artifact that is not of this project. */
    String version(String artifact) {
        Path file = jar(artifact).file();
        return file.getName(file.getNameCount() - 2).toString();
    }

    private Set<String> inherited(List<String> artifacts) throws Exception {
        Set<String> found = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(artifacts);
        while (!open.isEmpty()) {
            String artifact = open.remove(0);
            Jar jar = byArtifact.get(artifact);
            // What is not here was replaced by a later name of the same thing, or is there for Android alone.
            if (jar != null && found.add(artifact)) {
                open.addAll(needs(document(jar.pom())));
            }
        }
        return found;
    }

    /** The dependencies of a pom that its users inherit. */
    private static List<String> needs(Document pom) {
        List<String> needs = new ArrayList<>();
        for (Element dependencies : children(pom.getDocumentElement(), "dependencies")) {
            for (Element dependency : children(dependencies, "dependency")) {
                boolean passedOn = Set.of("", "compile", "runtime").contains(text(dependency, "scope"));
                if (passedOn && !text(dependency, "optional").equals("true")) {
                    needs.add(text(dependency, "artifactId"));
                }
            }
        }
        return needs;
    }

    private Jar jar(String artifact) {
        return Objects.requireNonNull(byArtifact.get(artifact), artifact);
    }

    private String joined(Set<String> artifacts) {
        return artifacts.stream()
                .map(artifact -> jar(artifact).file().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Maven runs this program in a class loader of its own. */
    private static List<Path> classPath() throws Exception {
        List<Path> entries = new ArrayList<>();
        if (Jars.class.getClassLoader() instanceof URLClassLoader loader) {
            for (URL url : loader.getURLs()) {
                entries.add(Path.of(url.toURI()));
            }
        } else {
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(Path::of)
                    .forEach(entries::add);
        }
        return entries;
    }

    private static Path packed(Path classes, String artifact) throws IOException {
        Path target = classes.resolve("../../../benchmarks/target/jars").normalize();
        Files.createDirectories(target);
        Path jar = target.resolve(artifact + ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, zip);
            }
        }
        return jar;
    }

    private static Document document(Path pom) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
    }

    private static String text(Element parent, String name) {
        return children(parent, name).stream()
                .map(Element::getTextContent)
                .findFirst()
                .orElse("")
                .strip();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}
