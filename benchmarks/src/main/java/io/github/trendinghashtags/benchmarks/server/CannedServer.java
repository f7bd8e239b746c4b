package io.github.trendinghashtags.benchmarks.server;

import io.github.trendinghashtags.benchmarks.peers.Peer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Answers each request with a page that was made before, one blocking thread a connection. Prints its port, and ends with
 * its standard input. Under {@link #SLOW} an answer takes 50 ms more.
 */
public final class CannedServer {
    /** Where answers take 50 ms more. */
    public static final String SLOW = "/slow";

    private static final long DELAY_MILLIS = 50;
    private static final byte[] NOT_FOUND =
            "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, byte[]> answers = new HashMap<>();

    private CannedServer() {
        for (int page = 1; page <= CannedPages.PAGES; page++) {
            for (int period : new int[] {7, 30}) {
                answers.put(page + " " + period, answer(CannedPages.body(page, period)));
            }
        }
    }

    /**
     * Runs the server.
     *
     * @param args none
     * @throws IOException where it can't listen
     */
    public static void main(String[] args) throws IOException {
        CannedServer server = new CannedServer();
        try (ServerSocket socket = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress())) {
            start(() -> server.accept(socket));
            System.out.println(socket.getLocalPort());
            while (System.in.read() >= 0) {
                // until whoever started this is gone
            }
        }
    }

    private void accept(ServerSocket server) {
        try {
            while (true) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                start(() -> serve(socket));
            }
        } catch (SocketException closed) {
            // the end
        } catch (IOException unforeseen) {
            throw new IllegalStateException("no connection can be accepted", unforeseen);
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            byte[] request = new byte[8 * 1024];
            while (true) {
                int length = 0;
                do {
                    int count = in.read(request, length, request.length - length);
                    if (count <= 0) {
                        return;
                    }
                    length += count;
                } while (!isWhole(request, length));
                socket.getOutputStream().write(answerTo(new String(request, 0, length, StandardCharsets.ISO_8859_1)));
            }
        } catch (IOException | InterruptedException gone) {
            // a client may leave as it likes
        }
    }

    private static boolean isWhole(byte[] request, int length) {
        return length >= 4
                && request[length - 1] == '\n'
                && request[length - 2] == '\r'
                && request[length - 3] == '\n'
                && request[length - 4] == '\r';
    }

    private byte[] answerTo(String request) throws InterruptedException {
        String line = request.substring(0, request.indexOf('\r'));
        if (line.startsWith("GET " + SLOW)) {
            Thread.sleep(DELAY_MILLIS);
        }
        boolean known = line.contains(Peer.PATH) && request.contains(Peer.AUTHORIZATION);
        return known
                ? answers.getOrDefault(parameter(line, "page=") + " " + parameter(line, "period="), NOT_FOUND)
                : NOT_FOUND;
    }

    private static String parameter(String line, String name) {
        int from = line.indexOf(name) + name.length();
        int to = from;
        while (to < line.length() && Character.isDigit(line.charAt(to))) {
            to++;
        }
        return line.substring(from, to);
    }

    private static byte[] answer(byte[] body) {
        byte[] head = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] answer = new byte[head.length + body.length];
        System.arraycopy(head, 0, answer, 0, head.length);
        System.arraycopy(body, 0, answer, head.length, body.length);
        return answer;
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "canned");
        thread.setDaemon(true);
        thread.start();
    }
}
