package io.github.trendinghashtags.testkit.stub;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A bare socket to a stub, to send just these bytes and see just those that come back. */
final class StubClient implements AutoCloseable {
    private final Socket socket;

    StubClient(StubKeyApiServer stub) {
        try {
            socket = new Socket("127.0.0.1", stub.baseUri().getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(10_000);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    static boolean refuses(URI address) {
        try (Socket made = new Socket(address.getHost(), address.getPort())) {
            return !made.isConnected();
        } catch (ConnectException refused) {
            return true;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Sends a GET with the stub's key, and reads the whole response. */
    String get(StubKeyApiServer stub, String target, String... headers) {
        send("GET " + target + " HTTP/1.1\r\nHost: stub\r\nAuthorization: Bearer "
                + stub.apiKey().reveal() + "\r\n" + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n")
                + "\r\n");
        return response();
    }

    void send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /** Reads a head and as much body as it announces, one character a byte. */
    String response() {
        try {
            InputStream in = socket.getInputStream();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            while (!out.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    return out.toString(StandardCharsets.ISO_8859_1);
                }
                out.write(next);
            }
            String head = out.toString(StandardCharsets.ISO_8859_1);
            int length = head.lines()
                    .filter(line -> line.startsWith("Content-Length: "))
                    .mapToInt(line -> Integer.parseInt(line.substring(16)))
                    .findFirst()
                    .orElse(0);
            return head + new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /** Reads so many bytes, or as many as there are before the stub closes the connection, one character a byte. */
    String read(int count) {
        try {
            return new String(socket.getInputStream().readNBytes(count), StandardCharsets.ISO_8859_1);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /** Whether the stub closes the connection, rather than to wait for more. */
    boolean isClosedByStub() {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException reset) {
            return true;
        }
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
