package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.core5.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** Shows that Boot's versions are on the class path, and not ours. */
class VersionsTest {
    @Test
    void areThoseThatBootManages() {
        List<String> used = Stream.of(JsonFactory.class, HttpClient.class, HttpRequest.class, Logger.class, Test.class)
                .map(VersionsTest::jar)
                .toList();
        System.out.println("Spring Boot " + System.getProperty("boot.version") + ": " + used);
        assertEquals(List.of(System.getProperty("jars").split(":")), used);
    }

    private static String jar(Class<?> type) {
        Path jar =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
        return jar.getFileName().toString().replace(".jar", "");
    }
}
