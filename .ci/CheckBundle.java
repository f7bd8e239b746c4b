import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/**
 * Checks a bundle for Central: everything of each published module and nothing else, poms by Central's rules, checksums,
 * and signatures by a key of this user's. Prints what is wrong, and returns 1 then.
 *
 * <p>{@code java .ci/CheckBundle.java target/central-publishing/central-bundle.zip}
 */
class CheckBundle {
    private static final String GROUP = "io.github.trendinghashtags";
    private static final Map<String, String> CHECKSUMS =
            Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512");
    /** What Central wants to read in a pom. */
    private static final List<String> REQUIRED = List.of(
            "name",
            "description",
            "url",
            "licenses/license/name",
            "licenses/license/url",
            "developers/developer/name",
            "scm/url",
            "scm/connection",
            "scm/developerConnection");

    private final List<String> problems = new ArrayList<>();
    private final Map<String, byte[]> files;

    CheckBundle(byte[] bundle) throws IOException {
        files = unzip(bundle);
    }

    public static void main(String[] args) throws Exception {
        if (args.length != 1) {
            System.err.println("usage: java .ci/CheckBundle.java BUNDLE.zip, in the project's folder");
            System.exit(2);
        }
        List<String> problems = new CheckBundle(Files.readAllBytes(Path.of(args[0]))).check();
        problems.forEach(System.err::println);
        System.exit(problems.isEmpty() ? 0 : 1);
    }

    List<String> check() throws Exception {
        Document root = xml(Files.readAllBytes(Path.of("pom.xml")));
        String version = text(root, "/project/version");
        Set<String> expected = new TreeSet<>();
        for (String module : texts(root, "/project/modules/module")) {
            Document pom = xml(Files.readAllBytes(Path.of(module, "pom.xml")));
            if (text(pom, "/project/properties/unpublished").equals("true")) {
                continue;
            }
            String artifact = text(pom, "/project/artifactId");
            String base = GROUP.replace('.', '/') + "/" + artifact + "/" + version + "/" + artifact + "-" + version;
            boolean jar = !text(pom, "/project/packaging").equals("pom");
            List<String> signed = jar
                    ? List.of(".pom", ".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json")
                    : List.of(".pom", "-cyclonedx.json");
            Set<String> own = new TreeSet<>();
            for (String file : signed) {
                own.add(base + file);
                own.add(base + file + ".asc");
                CHECKSUMS.keySet().forEach(sum -> own.add(base + file + "." + sum));
            }
            expected.addAll(own);
            if (!files.keySet().containsAll(own)) {
                boolean any = own.removeAll(files.keySet());
                problem(artifact, any ? "lacks " + own : "is missing");
                continue;
            }
            checkPom(base + ".pom", version);
            checkSbom(base + "-cyclonedx.json", artifact, version);
            if (jar) {
                checkJars(base, artifact, version);
            }
            System.out.println(artifact + " " + version + ": " + signed.size() + " files, signed, with "
                    + CHECKSUMS.size() + " checksums each");
        }
        for (String file : files.keySet()) {
            if (!expected.contains(file)) {
                problem(file, "does not belong there");
            }
            checkSums(file);
        }
        checkSignatures();
        System.out.println(files.size() + " files in the bundle, " + problems.size() + " problems");
        return problems;
    }

    private void checkPom(String file, String version) throws Exception {
        Document pom = xml(files.get(file));
        for (String path : REQUIRED) {
            if (text(pom, "/project/" + path).isBlank()) {
                problem(file, "has no " + path);
            }
        }
        for (String path : List.of("parent", "repositories", "pluginRepositories", "distributionManagement")) {
            if (!texts(pom, "/project/" + path).isEmpty()) {
                problem(file, "has " + path);
            }
        }
        if (!text(pom, "/project/version").equals(version)) {
            problem(file, "is not of version " + version);
        }
        for (String used : texts(pom, "//dependency/version")) {
            if (used.isBlank() || used.contains("$") || used.endsWith("-SNAPSHOT")) {
                problem(file, "depends on the version " + used);
            }
        }
    }

    private void checkSbom(String file, String artifact, String version) {
        String sbom = new String(files.get(file), StandardCharsets.UTF_8);
        if (!sbom.contains("\"bomFormat\" : \"CycloneDX\"")
                || !sbom.contains("pkg:maven/" + GROUP + "/" + artifact + "@" + version)) {
            problem(file, "does not describe " + artifact + " " + version);
        }
    }

    private void checkJars(String base, String artifact, String version) throws IOException {
        Map<String, byte[]> classes = unzip(files.get(base + ".jar"));
        String manifest = new String(classes.getOrDefault("META-INF/MANIFEST.MF", new byte[0]), StandardCharsets.UTF_8);
        if (!classes.containsKey("module-info.class") && !manifest.contains("Automatic-Module-Name: ")) {
            problem(base + ".jar", "is no module");
        }
        if (unzip(files.get(base + "-sources.jar")).keySet().stream().noneMatch(file -> file.endsWith(".java"))) {
            problem(base + "-sources.jar", "has no sources");
        }
        Map<String, byte[]> pages = unzip(files.get(base + "-javadoc.jar"));
        if (!pages.containsKey("index.html")) {
            problem(base + "-javadoc.jar", "has no pages");
        }
        String core = "/trending-hashtags-core/" + version + "/";
        if (artifact.contains("-adapter-")
                && pages.values().stream().noneMatch(page -> new String(page, StandardCharsets.UTF_8).contains(core))) {
            problem(base + "-javadoc.jar", "does not link to the pages of core");
        }
    }

    private void checkSums(String file) throws Exception {
        String algorithm = CHECKSUMS.get(file.substring(file.lastIndexOf('.') + 1));
        byte[] summed = algorithm == null ? null : files.get(file.substring(0, file.lastIndexOf('.')));
        if (summed != null
                && !HexFormat.of()
                        .formatHex(MessageDigest.getInstance(algorithm).digest(summed))
                        .equals(new String(files.get(file), StandardCharsets.UTF_8).strip())) {
            problem(file, "is wrong");
        }
    }

    private void checkSignatures() throws Exception {
        Path folder = Files.createTempDirectory("signatures");
        Path signature = folder.resolve("signature");
        Path signed = folder.resolve("signed");
        Path output = folder.resolve("output");
        for (String file : files.keySet()) {
            byte[] original = files.get(file.replaceFirst("\\.asc$", ""));
            if (file.endsWith(".asc") && original != null) {
                Files.write(signature, files.get(file));
                Files.write(signed, original);
                int code = new ProcessBuilder("gpg", "--batch", "--verify", signature.toString(), signed.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start()
                        .waitFor();
                if (code != 0) {
                    problem(file, "does not verify: " + Files.readString(output).strip());
                }
            }
        }
        for (Path file : List.of(signature, signed, output, folder)) {
            Files.deleteIfExists(file);
        }
    }

    private void problem(String file, String what) {
        problems.add(file + " " + what);
    }

    private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return files;
    }

    private static Document xml(byte[] xml) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static String text(Document document, String path) throws Exception {
        return String.join("", texts(document, path)).strip();
    }

    private static List<String> texts(Document document, String path) throws Exception {
        NodeList nodes =
                (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }
}
