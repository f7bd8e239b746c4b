package io.github.trendinghashtags.examples.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Reads the poms as maven-invoker installed them for the consumers, and the modules as the sources name them. */
class PublishedPomsTest {
    private static final Path ROOT = Path.of("../..");
    private static final Path INSTALLED = Path.of("target/it-repo/io/github/trendinghashtags");

    @Test
    void theBomListsEveryPublishedModuleAndNothingElse() {
        Pom bom = installed("trending-hashtags-bom");
        String version = bom.text("/project/version");

        assertThat(bom.texts("//dependencyManagement//dependency", "groupId", "artifactId", "version"))
                .containsExactlyInAnyOrderElementsOf(publishedJars()
                        .map(artifact -> "io.github.trendinghashtags:" + artifact + ":" + version)
                        .toList());
        assertThat(bom.texts("/project/dependencies/dependency", "artifactId")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("published")
    void aPublishedPomStandsAlone(String artifact) {
        Pom pom = installed(artifact);

        assertThat(pom.texts("/project/parent", "artifactId")).isEmpty();
        assertThat(pom.text("/project/version")).isNotEmpty();
        assertThat(pom.text("/project/name")).isNotEmpty();
        assertThat(pom.text("/project/description")).isNotEmpty();
        assertThat(pom.text("/project/url")).isNotEmpty();
        assertThat(pom.text("/project/licenses/license/name")).isEqualTo("Apache-2.0");
        assertThat(pom.text("/project/scm/url")).isNotEmpty();
        assertThat(pom.text("/project/developers/developer/name")).isNotEmpty();
        assertThat(pom.texts("//dependency", "groupId", "artifactId", "version"))
                .allMatch(d -> d.matches("[^:$]+:[^:$]+:[^:$]+"));
        assertThat(pom.texts("//dependency", "scope")).doesNotContain("test", "import");
    }

    static Stream<String> published() {
        return Stream.concat(Stream.of("trending-hashtags-bom"), publishedJars());
    }

    private static Stream<String> publishedJars() {
        return new Pom(ROOT.resolve("pom.xml"))
                .texts("/project/modules/module", ".").stream()
                        .map(module -> new Pom(ROOT.resolve(module).resolve("pom.xml")))
                        .filter(pom ->
                                !pom.text("/project/properties/unpublished").equals("true"))
                        .filter(pom -> !pom.text("/project/packaging").equals("pom"))
                        .map(pom -> pom.text("/project/artifactId"));
    }

    private static Pom installed(String artifact) {
        try (Stream<Path> files = Files.walk(INSTALLED.resolve(artifact))) {
            return new Pom(
                    files.filter(f -> f.toString().endsWith(".pom")).findFirst().orElseThrow());
        } catch (IOException e) {
            throw new AssertionError(artifact + " was not installed", e);
        }
    }

    private record Pom(Path file) {
        String text(String path) {
            return String.join("", texts(path, "."));
        }

        /** For each node at the path, its named children joined by colons. */
        List<String> texts(String path, String... children) {
            try {
                Node pom = DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(file.toFile());
                var xpath = XPathFactory.newInstance().newXPath();
                NodeList nodes = (NodeList) xpath.evaluate(path, pom, XPathConstants.NODESET);
                return IntStream.range(0, nodes.getLength())
                        .mapToObj(nodes::item)
                        .map(node -> String.join(
                                ":",
                                Stream.of(children)
                                        .map(child -> evaluate(child, node))
                                        .toList()))
                        .toList();
            } catch (Exception e) {
                throw new AssertionError(file.toString(), e);
            }
        }

        private static String evaluate(String path, Node node) {
            try {
                return XPathFactory.newInstance().newXPath().evaluate(path, node);
            } catch (Exception e) {
                throw new AssertionError(path, e);
            }
        }
    }
}
