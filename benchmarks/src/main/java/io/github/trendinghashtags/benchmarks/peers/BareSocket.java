package io.github.trendinghashtags.benchmarks.peers;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Persistent sockets without a client: shows what the server and the network cost every contender. */
final class BareSocket {
    private static final String LENGTH = "Content-Length: ";

    private final Queue<Socket> idle = new ConcurrentLinkedQueue<>();
    private final URI base;
    private final byte[] request;

    private BareSocket(URI base, int period) {
        this.base = base;
        this.request = ("GET " + Peer.PATH + Peer.PARAMETERS + period + " HTTP/1.1\r\nHost: " + base.getAuthority()
                        + "\r\nAuthorization: " + Peer.AUTHORIZATION + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    static Peer open(URI base, int period) {
        return Peer.blocking(new BareSocket(base, period)::fetch);
    }

    private byte[] fetch() throws IOException {
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

    /** The server sends head and body at once, so the first read has the whole head. */
    private static byte[] body(InputStream in) throws IOException {
        byte[] first = new byte[1_024];
        int count = in.read(first);
        String head = new String(first, 0, Math.max(count, 0), StandardCharsets.ISO_8859_1);
        int start = head.indexOf("\r\n\r\n") + 4;
        int length = head.indexOf(LENGTH) + LENGTH.length();
        if (start < 4 || length < LENGTH.length()) {
            throw new IOException("not a response of the benchmarks' server");
        }
        byte[] body = new byte[Integer.parseInt(head.substring(length, head.indexOf('\r', length)))];
        System.arraycopy(first, start, body, 0, count - start);
        if (in.readNBytes(body, count - start, body.length - (count - start)) < body.length - (count - start)) {
            throw new EOFException("the response is cut off");
        }
        return body;
    }
}
