package io.github.trendinghashtags.benchmarks.peers;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContenderTest {

    /** Its start is measured with what its users have on the class path. */
    @Test
    void onlyTheOneWithMetersNeedsMicrometer() throws Exception {
        try (URLClassLoader loader = withoutMicrometer()) {
            assertDoesNotThrow(() -> open(loader, "OURS_JDK"));
            assertThrows(InvocationTargetException.class, () -> open(loader, "OURS_JDK_METERED"));
        }
    }

    private static URLClassLoader withoutMicrometer() throws Exception {
        List<URL> classPath = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
            if (!entry.contains("micrometer-core")) {
                classPath.add(Path.of(entry).toUri().toURL());
            }
        }
        return new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static void open(ClassLoader loader, String name) throws Exception {
        Class<?> type = loader.loadClass(Contender.class.getName());
        Object contender = type.getMethod("valueOf", String.class).invoke(null, name);
        type.getMethod("open", URI.class, int.class).invoke(contender, URI.create("http://localhost:1"), 7);
    }
}
