package io.github.trendinghashtags.benchmarks.peers;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A kept-alive socket and nothing else: what the server and the wire cost everybody. */
final class BareSocket implements Peer {
    private static final String LENGTH = "Content-Length: ";

    private final ExecutorService executor = Executors.newFixedThreadPool(MOST_AT_ONCE);
    private final Queue<Socket> idle = new ConcurrentLinkedQueue<>();
    private final URI base;
    private final byte[] request;

    BareSocket(URI base, int period) {
        this.base = base;
        this.request = ("GET " + PATH + PARAMETERS + period + " HTTP/1.1\r\nHost: " + base.getAuthority()
                        + "\r\nAuthorization: " + AUTHORIZATION + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public Object fetch() throws IOException {
        Socket socket = idle.poll();
        if (socket == null) {
            socket = new Socket(base.getHost(), base.getPort());
            socket.setTcpNoDelay(true);
        }
        socket.getOutputStream().write(request);
        byte[] body = body(socket.getInputStream());
        idle.add(socket);
        return body;
    }

    @Override
    public CompletableFuture<?> fetchAsync() {
        return CompletableFuture.supplyAsync(this::fetchUnchecked, executor);
    }

    private Object fetchUnchecked() {
        try {
            return fetch();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The server sends a head and its body in one go, so that the first read has the whole head. */
    private static byte[] body(InputStream in) throws IOException {
        byte[] first = new byte[1_024];
        int count = in.read(first);
        String head = new String(first, 0, Math.max(count, 0), StandardCharsets.ISO_8859_1);
        int end = head.indexOf("\r\n\r\n") + 4;
        int length = head.indexOf(LENGTH) + LENGTH.length();
        if (end < 4 || length < LENGTH.length()) {
            throw new IOException("not the answer of the benchmarks' server");
        }
        byte[] body = new byte[Integer.parseInt(head.substring(length, head.indexOf('\r', length)))];
        int had = count - end;
        System.arraycopy(first, end, body, 0, had);
        if (in.readNBytes(body, had, body.length - had) < body.length - had) {
            throw new EOFException("the answer is cut off");
        }
        return body;
    }
}
