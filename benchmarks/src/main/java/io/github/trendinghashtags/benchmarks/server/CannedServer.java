package io.github.trendinghashtags.benchmarks.server;

import io.github.trendinghashtags.benchmarks.peers.Peer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Responds to each request with a prepared page, on a blocking thread for each connection. Prints its port, and ends with
 * its parent process.
 */
public final class CannedServer {
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final long DELAY_MILLIS = 50;

    private final List<byte[]> weekly = responses(7);
    private final List<byte[]> monthly = responses(30);

    private CannedServer() throws IOException {}

    /**
     * Runs the server.
     *
     * @param args none
     * @throws IOException if it can't listen
     */
    public static void main(String[] args) throws IOException {
        ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
        var unused = parent.onExit().thenRun(() -> System.exit(0));
        CannedServer server = new CannedServer();
        ExecutorService threads = Executors.newCachedThreadPool();
        ServerSocket listener = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        System.out.println(listener.getLocalPort());
        while (true) {
            Socket socket = listener.accept();
            socket.setTcpNoDelay(true);
            threads.execute(() -> server.serve(socket));
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[8 * 1024];
            StringBuilder request = new StringBuilder();
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                request.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
                if (request.lastIndexOf(END_OF_HEAD) == request.length() - END_OF_HEAD.length()) {
                    socket.getOutputStream().write(responseTo(request.toString()));
                    request.setLength(0);
                }
            }
        } catch (IOException | InterruptedException disconnected) {
            // Clients may close their connections at any time.
        }
    }

    private byte[] responseTo(String request) throws InterruptedException {
        String line = request.substring(0, request.indexOf('\r'));
        if (line.startsWith("GET " + Peer.SLOW)) {
            Thread.sleep(DELAY_MILLIS);
        }
        if (!line.contains(Peer.PATH) || !request.contains(Peer.AUTHORIZATION)) {
            throw new IllegalArgumentException("not a request of the benchmarks: " + request);
        }
        int page = Character.digit(line.charAt(line.indexOf("page=") + "page=".length()), 10);
        return (line.contains("period=30") ? monthly : weekly).get(page - 1);
    }

    private static List<byte[]> responses(int period) throws IOException {
        List<byte[]> responses = new ArrayList<>();
        for (int page = 1; page <= CannedPages.COUNT; page++) {
            byte[] body = CannedPages.body(page, period);
            String head =
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length + END_OF_HEAD;
            ByteBuffer response = ByteBuffer.allocate(head.length() + body.length);
            responses.add(response.put(head.getBytes(StandardCharsets.US_ASCII))
                    .put(body)
                    .array());
        }
        return responses;
    }
}
