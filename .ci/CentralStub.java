import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Accepts what is uploaded to Central, on loopback, and finds it valid. Prints its port, and serves until it is killed. */
class CentralStub {
    private static final String ID = "00000000-0000-0000-0000-000000000000";

    public static void main(String[] args) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/publisher/upload", exchange -> respond(exchange, 201, ID));
        server.createContext(
                "/api/v1/publisher/status",
                exchange ->
                        respond(exchange, 200, "{\"deploymentId\":\"" + ID + "\",\"deploymentState\":\"VALIDATED\"}"));
        server.start();
        System.out.println(server.getAddress().getPort());
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
