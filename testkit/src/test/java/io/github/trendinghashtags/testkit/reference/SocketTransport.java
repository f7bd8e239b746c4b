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
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests over plain sockets, of which it keeps one. Quotes what it can't parse, as clients do. Correct by itself, and
 * errs where the JDK's client can't be made to.
 */
public class SocketTransport implements Transport {
    private final ClientSettings settings;
    private final AtomicReference<@Nullable Connection> idle = new AtomicReference<>();
    private volatile boolean closed;

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

    /** Whether a connection can be used again, which is asked when it is about to be. */
    protected boolean isReusable(Socket socket, InputStream in) throws IOException {
        socket.setSoTimeout(1);
        try {
            in.read();
            return false;
        } catch (SocketTimeoutException nothingToRead) {
            socket.setSoTimeout(0);
            return true;
        }
    }

    /** What stands for a response where there is none. */
    protected TransportResponse noResponse(boolean reused, IOException reason) throws IOException {
        throw reason;
    }

    /** Reads the size of a chunk. */
    protected int chunkSize(String line) throws IOException {
        return number(line.replaceAll(";.*", ""), 16);
    }

    /** Reads the length of a body. */
    protected int length(String value) throws IOException {
        return number(value, 10);
    }

    /** Lets go of a connection whose exchange failed. */
    protected void abort(Closeable connection) throws IOException {
        connection.close();
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest call, @Nullable Executor callingThread) {
        CompletableFuture<TransportResponse> response = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                response.complete(exchange(call, response));
            } catch (Throwable failed) {
                response.completeExceptionally(failed);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return response;
    }

    private TransportResponse exchange(TransportRequest call, CompletableFuture<TransportResponse> wanted)
            throws IOException {
        Connection kept = takeIdle();
        Connection connection = kept == null ? connect(call.uri()) : kept;
        wanted.whenComplete((response, failure) -> {
            if (failure != null) {
                abortQuietly(connection);
            }
        });
        TransportResponse response;
        try {
            connection.send(call);
            response = response(connection.in);
        } catch (ResponseBody.TooLargeException tooLarge) {
            throw tooLarge;
        } catch (IOException lost) {
            response = noResponse(kept != null, lost);
        }
        keep(connection);
        return response;
    }

    private void abortQuietly(Closeable connection) {
        try {
            abort(connection);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private @Nullable Connection takeIdle() {
        Connection kept = idle.getAndSet(null);
        try {
            if (kept != null && isReusable(kept.socket, kept.in)) {
                return kept;
            }
        } catch (IOException lost) {
            // It is of no use any more, whatever the reason.
        }
        close(kept);
        return null;
    }

    private void keep(Connection connection) {
        close(idle.getAndSet(connection));
        if (closed) {
            close(idle.getAndSet(null));
        }
    }

    private static void close(@Nullable Connection connection) {
        if (connection != null) {
            connection.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        close(idle.getAndSet(null));
    }

    private Connection connect(URI uri) throws IOException {
        Socket socket = new Socket();
        int port = uri.getPort() < 0 ? 443 : uri.getPort();
        socket.connect(new InetSocketAddress(uri.getHost(), port), (int)
                settings.connectTimeout().toMillis());
        return new Connection(socket, new BufferedInputStream(socket.getInputStream()));
    }

    private TransportResponse response(InputStream in) throws IOException {
        String status;
        Map<String, String> headers;
        do {
            status = line(in, longestHead());
            if (!status.matches("HTTP/1\\.1 [1-9][0-9]{2}( .*)?")) {
                throw new IOException("Invalid status line: \"" + status + '"');
            }
            headers = headers(in);
        } while (status.charAt(9) == '1');
        ResponseBody body = new ResponseBody(settings.maxBodyBytes(), -1);
        String coding = headers.get("Transfer-Encoding");
        if (coding == null) {
            read(in, length(headers.getOrDefault("Content-Length", "0")), body);
        } else if (coding.equals("chunked")) {
            readChunks(in, body);
        } else {
            throw new IOException("Unknown transfer encoding: " + coding);
        }
        return new TransportResponse(Integer.parseInt(status.substring(9, 12)), headers::get, body);
    }

    private Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        int left = longestHead();
        for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
            left -= line.length();
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("Invalid header: \"" + line + '"');
            }
            headers.merge(line.substring(0, colon), line.substring(colon + 1).strip(), (a, b) -> a + ',' + b);
        }
        return headers;
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
        for (int size = chunkSize(line(in, longestHead())); size > 0; size = chunkSize(line(in, longestHead()))) {
            read(in, size, body);
            String end = line(in, longestHead());
            if (!end.isEmpty()) {
                throw new IOException("Invalid end of a chunk: \"" + end + '"');
            }
        }
        headers(in);
    }

    private static int number(String digits, int radix) throws IOException {
        int number;
        try {
            number = Integer.parseInt(digits.strip(), radix);
        } catch (NumberFormatException none) {
            throw new IOException("Invalid number", none);
        }
        if (number < 0) {
            throw new IOException("Invalid number: " + number);
        }
        return number;
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
