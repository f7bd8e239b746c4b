package io.github.trendinghashtags.examples.cli.report;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Serves a page, the same without its policy, and what looks at both, on loopback. */
final class PageServer implements AutoCloseable {
    private final HttpServer server;

    private PageServer(HttpServer server) {
        this.server = server;
    }

    static PageServer serving(String page) throws IOException {
        String withoutPolicy = page.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
        Map<String, byte[]> files = Map.of(
                "/page.html", page.getBytes(StandardCharsets.UTF_8),
                "/without-policy.html", withoutPolicy.getBytes(StandardCharsets.UTF_8),
                "/harness.html", resource(PageServer.class, "harness.html"),
                "/axe.min.js", resource(PageServer.class, "/axe.min.js"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] file = files.get(exchange.getRequestURI().getPath());
            exchange.getResponseHeaders()
                    .set(
                            "Content-Type",
                            exchange.getRequestURI().getPath().endsWith(".js") ? "text/javascript" : "text/html");
            exchange.sendResponseHeaders(file == null ? 404 : 200, file == null ? -1 : file.length);
            if (file != null) {
                exchange.getResponseBody().write(file);
            }
            exchange.close();
        });
        server.start();
        return new PageServer(server);
    }

    URI harness() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/harness.html");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static byte[] resource(Class<?> beside, String name) throws IOException {
        try (var in = beside.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
