package io.github.trendinghashtags.testkit.reference;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.keyapi.ResponseBody;
import io.github.trendinghashtags.keyapi.Transport;
import io.github.trendinghashtags.keyapi.TransportRequest;
import io.github.trendinghashtags.keyapi.TransportResponse;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Sends requests over a plain socket that it keeps, to err where the JDK's client can't be made to. Sound by itself. */
public class SocketTransport implements Transport {
    private final ClientSettings settings;
    private final AtomicReference<@Nullable Connection> idle = new AtomicReference<>();

    public SocketTransport(ClientSettings settings) {
        this.settings = settings;
    }

    /** How much of a head is read. */
    protected int longestHead() {
        return 64 * 1024;
    }

    /** Takes more of a body. */
    protected void append(ResponseBody body, ByteBuffer more) throws IOException {
        body.append(more);
    }

    /** Deals with a body that ends before its announced end. */
    protected void endsEarly() throws IOException {
        throw new EOFException("the body is cut off");
    }

    /** Whether a connection can be used again. */
    protected boolean isReusable(InputStream afterTheAnswer) throws IOException {
        return afterTheAnswer.available() == 0;
    }

    /** What stands for an answer where the connection has none. */
    protected TransportResponse noAnswer(boolean reused) throws IOException {
        throw new IOException("no status line");
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest call, @Nullable Executor callingThread) {
        CompletableFuture<TransportResponse> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                answer.complete(exchange(call, answer));
            } catch (IOException | RuntimeException failed) {
                answer.completeExceptionally(failed);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return answer;
    }

    private TransportResponse exchange(TransportRequest call, CompletableFuture<TransportResponse> wanted)
            throws IOException {
        Connection kept = idle.getAndSet(null);
        Connection connection = kept == null ? connect(call.uri()) : kept;
        wanted.whenComplete((answer, failure) -> {
            if (failure != null) {
                connection.close();
            }
        });
        TransportResponse answer;
        try {
            connection.send(call);
            answer = answer(connection.in, kept != null);
        } catch (IOException lost) {
            if (kept == null || lost instanceof ResponseBody.TooLargeException) {
                throw lost;
            }
            answer = noAnswer(true);
        }
        if (isReusable(connection.in)) {
            idle.set(connection);
        } else {
            connection.close();
        }
        return answer;
    }

    private Connection connect(URI uri) throws IOException {
        Socket socket = new Socket();
        int port = uri.getPort() < 0 ? 443 : uri.getPort();
        socket.connect(new InetSocketAddress(uri.getHost(), port), (int)
                settings.connectTimeout().toMillis());
        return new Connection(socket, new BufferedInputStream(socket.getInputStream()));
    }

    private TransportResponse answer(InputStream in, boolean reused) throws IOException {
        String status = line(in, longestHead());
        if (!status.startsWith("HTTP/1.1 ")) {
            return noAnswer(reused);
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        int left = longestHead();
        for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
            left -= line.length();
            headers.put(
                    line.substring(0, line.indexOf(':')),
                    line.substring(line.indexOf(':') + 1).strip());
        }
        ResponseBody body = new ResponseBody(settings.maxBodyBytes(), -1);
        if (headers.containsKey("Transfer-Encoding")) {
            readChunks(in, body);
        } else {
            read(in, Integer.parseInt(headers.getOrDefault("Content-Length", "0")), body);
        }
        return new TransportResponse(Integer.parseInt(status.substring(9, 12)), headers::get, body);
    }

    private static String line(InputStream in, int longest) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.length() >= longest) {
                throw new EOFException("the head is cut off, or has no end");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private void readChunks(InputStream in, ResponseBody body) throws IOException {
        int size;
        do {
            size = Integer.parseInt(line(in, 16), 16);
            read(in, size, body);
            line(in, 16);
        } while (size > 0);
    }

    private void read(InputStream in, int count, ResponseBody body) throws IOException {
        byte[] bytes = new byte[8 * 1024];
        for (int left = count; left > 0; ) {
            int read = in.read(bytes, 0, Math.min(left, bytes.length));
            if (read < 0) {
                endsEarly();
                return;
            }
            append(body, ByteBuffer.wrap(bytes, 0, read));
            left -= read;
        }
    }

    private record Connection(Socket socket, InputStream in) implements Closeable {
        void send(TransportRequest call) throws IOException {
            StringBuilder request = new StringBuilder("GET ")
                    .append(call.uri().getRawPath())
                    .append('?')
                    .append(call.uri().getRawQuery())
                    .append(" HTTP/1.1\r\nHost: ")
                    .append(call.uri().getAuthority())
                    .append("\r\n");
            call.headers().forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
            byte[] bytes = request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream().write(bytes);
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
