package io.github.trendinghashtags.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarsTest {
    @TempDir
    Path directory;

    private final List<Path> classPath = new ArrayList<>();

    @Test
    void consumerInheritsWhatIsNeededAtCompileTimeOrRunTimeAndAllBelow() throws Exception {
        repository("client", dependency("json", "") + dependency("pool", "<scope>runtime</scope>"));
        repository("json", dependency("annotations", "<scope>compile</scope>"));
        repository("annotations", dependency("json", ""));
        repository("pool", "");

        assertThat(inherited("client")).containsExactly("client", "json", "pool", "annotations");
    }

    @Test
    void consumerInheritsNeitherTestsNorOptionsNorProvidedOrManagedDependencies() throws Exception {
        String other = dependency("other", "");
        repository(
                "client",
                dependency("other", "<scope>test</scope>") + dependency("other", "<optional>true</optional>")
                        + dependency("other", "<scope>provided</scope>") + "<!-- " + other + " -->"
                        + "</dependencies><dependencyManagement><dependencies>" + other
                        + "</dependencies></dependencyManagement><build><plugins><plugin><dependencies>" + other
                        + "</dependencies></plugin></plugins></build><dependencies>"
                        + dependency(
                                "json",
                                "<exclusions><exclusion><artifactId>other</artifactId></exclusion></exclusions>"));
        repository("other", "");
        repository("json", "");

        assertThat(inherited("client")).containsExactly("client", "json");
    }

    @Test
    void dependencyThatIsNotOnTheClassPathIsSkipped() throws Exception {
        repository("client", dependency("android", ""));

        assertThat(inherited("client")).containsExactly("client");
    }

    @Test
    void versionIsThatOfTheRepository() throws Exception {
        repository("client", "");

        assertThat(new Jars(classPath, directory).version("client")).isEqualTo("1.2.3");
    }

    @Test
    void moduleOfTheProjectIsPackedWithItsClasses() throws Exception {
        Path module = Files.createDirectories(directory.resolve("core"));
        Files.writeString(module.resolve("pom.xml"), "<dependencies>" + dependency("json", "") + "</dependencies>");
        Path classes = Files.createDirectories(module.resolve("target/classes"));
        Files.writeString(classes.resolve("Some.class"), "bytes");
        repository("json", "");
        classPath.add(classes);

        Jars jars = new Jars(classPath, directory);

        assertThat(jars.inherited(List.of("trending-hashtags-core")))
                .containsExactly(directory.resolve("trending-hashtags-core.jar"), classPath.get(0));
        try (JarFile jar =
                new JarFile(directory.resolve("trending-hashtags-core.jar").toFile())) {
            assertThat(jar.getEntry("Some.class")).isNotNull();
        }
    }

    private List<String> inherited(String artifact) throws IOException {
        return new Jars(classPath, directory)
                .inherited(List.of(artifact)).stream()
                        .map(jar -> jar.getFileName().toString().replace("-1.2.3.jar", ""))
                        .toList();
    }

    private void repository(String artifact, String dependencies) throws IOException {
        Path version = Files.createDirectories(
                directory.resolve("org/example").resolve(artifact).resolve("1.2.3"));
        Files.writeString(
                version.resolve(artifact + "-1.2.3.pom"),
                "<project><dependencies>" + dependencies + "</dependencies></project>");
        classPath.add(Files.createFile(version.resolve(artifact + "-1.2.3.jar")));
    }

    private static String dependency(String artifact, String more) {
        return "<dependency><groupId>org.example</groupId><artifactId>%s</artifactId>%s</dependency>"
                .formatted(artifact, more);
    }
}
