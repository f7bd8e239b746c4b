package io.github.trendinghashtags.examples;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import feign.Feign;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.adapter.feign.FeignTrendingHashtags;
import io.github.trendinghashtags.adapter.jdkhttp.JdkHttpTrendingHashtags;
import io.github.trendinghashtags.adapter.micrometer.MicrometerCallListener;
import io.github.trendinghashtags.adapter.redis.RedisStores;
import io.github.trendinghashtags.keyapi.KeyApiClient;
import io.github.trendinghashtags.testkit.FakeTrendingHashtags;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.http.HttpClient;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The metadata for GraalVM names all reflection, proxies and resources of the library. */
class NativeImageMetadataTest {
    private static final String METADATA = "META-INF/native-image/io.github.trendinghashtags/trending-hashtags-";

    /** A class of each module that applications use. */
    static Stream<Class<?>> modules() {
        return Stream.of(
                TrendingHashtagsPort.class,
                KeyApiClient.class,
                JdkHttpTrendingHashtags.class,
                FeignTrendingHashtags.class,
                MicrometerCallListener.class,
                RedisStores.class,
                FakeTrendingHashtags.class);
    }

    @Test
    void reflectionIsUsedInOnePlace() {
        var classes = new ClassFileImporter()
                .withImportOption(NativeImageMetadataTest::runsInApplications)
                .importUrls(modules()
                        .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                        .toList());

        assertThat(classes.stream()
                        .map(JavaClass::getMethodCallsFromSelf)
                        .flatMap(Set::stream)
                        .filter(call -> isReflective(call.getTarget()))
                        .map(NativeImageMetadataTest::describe))
                .containsExactlyInAnyOrder("Connections: Class.getMethod", "Connections: Method.invoke");
    }

    @Test
    void thatPlaceIsNamed() throws Exception {
        JsonNode type = metadata("adapter-jdk-http", "reflect-config").get(0);
        String method = type.at("/methods/0/name").textValue();

        assertThat(type.get("name").textValue()).isEqualTo(HttpClient.class.getName());
        assertThat(method).isEqualTo("shutdownNow");
        assertThat(Stream.of(HttpClient.class.getMethods())
                        .anyMatch(known -> known.getName().equals(method)))
                .as("is one of Java 21 and later")
                .isEqualTo(Runtime.version().feature() >= 21);
    }

    @Test
    void proxiesOfACallAreNamed() throws Exception {
        Set<String> proxies = new HashSet<>();
        try (StubKeyApiServer vendor = StubKeyApiServer.start();
                var client = FeignTrendingHashtags.builder(vendor.settings())
                        .feign(Feign.builder().requestInterceptor(request -> proxies.addAll(interfacesOnTheStack())))
                        .build()) {
            client.fetch(TrendingHashtagsQuery.defaults());
        }

        assertThat(proxies)
                .containsExactly(metadata("adapter-feign", "proxy-config")
                        .at("/0/interfaces/0")
                        .textValue())
                .containsExactly(metadata("adapter-feign", "reflect-config")
                        .at("/0/name")
                        .textValue());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void resourcesOfAModuleAreNamed(Class<?> type) throws Exception {
        Path home =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        Set<String> resources;
        if (Files.isDirectory(home)) {
            resources = resources(home);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(home)) {
                resources = resources(jar.getPath("/"));
            }
        }
        Set<String> patterns = patterns(artifact(type));

        assertThat(resources).allMatch(resource -> patterns.stream().anyMatch(resource::matches));
    }

    /** By which {@code build()} finds versions that are too old. */
    @Test
    void resourcesOfLibrariesAreNamed() throws Exception {
        assertThat(patterns("adapter-feign"))
                .allSatisfy(pattern -> assertThat(Feign.class.getClassLoader().getResource(literal(pattern)))
                        .isNotNull());
    }

    private static boolean runsInApplications(Location location) {
        return !location.contains("/testkit/contract/")
                && !location.contains("/testkit/architecture/")
                && !location.contains("/StubKeyApiExtension");
    }

    private static boolean isReflective(AccessTarget target) {
        String owner = target.getOwner().getName();
        String name = target.getName();
        return owner.startsWith("java.lang.reflect.")
                || owner.equals("java.util.ServiceLoader")
                || owner.equals("java.lang.invoke.MethodHandles$Lookup")
                || (owner.equals("java.lang.ClassLoader") && name.equals("loadClass"))
                || (owner.equals("java.lang.Class")
                        && name.matches(
                                "forName|newInstance|get(Declared)?(Method|Field|Constructor|RecordComponent|Class)s?"));
    }

    private static String describe(JavaMethodCall call) {
        return call.getOriginOwner().getSimpleName() + ": "
                + call.getTargetOwner().getSimpleName() + '.' + call.getName();
    }

    private static Set<String> interfacesOnTheStack() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass)
                        .filter(Proxy::isProxyClass)
                        .flatMap(proxy -> Stream.of(proxy.getInterfaces()))
                        .map(Class::getName)
                        .collect(toSet()));
    }

    private static Set<String> resources(Path root) throws Exception {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.endsWith(".class") && !name.startsWith("META-INF/"))
                    .collect(toSet());
        }
    }

    private static String artifact(Class<?> type) {
        return type.getPackageName()
                .replace("io.github.trendinghashtags.", "")
                .replace("adapter.jdkhttp", "adapter-jdk-http")
                .replace('.', '-');
    }

    private static Set<String> patterns(String artifact) throws Exception {
        return StreamSupport.stream(
                        metadata(artifact, "resource-config")
                                .at("/resources/includes")
                                .spliterator(),
                        false)
                .map(include -> include.get("pattern").textValue())
                .collect(toSet());
    }

    private static String literal(String pattern) {
        return pattern.replace("\\Q", "").replace("\\E", "");
    }

    /** Empty if the module has no such file. */
    private static JsonNode metadata(String artifact, String name) throws Exception {
        String resource = METADATA + artifact + '/' + name + ".json";
        try (InputStream file = NativeImageMetadataTest.class.getClassLoader().getResourceAsStream(resource)) {
            return new ObjectMapper().readTree(file == null ? InputStream.nullInputStream() : file);
        }
    }
}
