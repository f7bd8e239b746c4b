package io.github.trendinghashtags.testredis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes bytes on between clients and a server on loopback, and cuts connections on demand. */
public final class TcpProxy implements AutoCloseable {
    private final int target;
    private final ServerSocket listener;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicInteger cutsBeforeReply = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile boolean refusing;

    private TcpProxy(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    }

    /**
     * Starts a proxy.
     *
     * @param port the server's port, on 127.0.0.1
     * @return the proxy
     */
    public static TcpProxy to(int port) {
        try {
            TcpProxy proxy = new TcpProxy(port);
            daemon(proxy::accept);
            return proxy;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** One client's connection and the one to the server that belongs to it. */
    private record Link(Socket client, Socket server) {
        void close() {
            closeQuietly(client);
            closeQuietly(server);
        }
    }

    /**
     * Returns where the proxy listens.
     *
     * @return the port, on 127.0.0.1
     */
    public int port() {
        return listener.getLocalPort();
    }

    /** Cuts a connection when next a reply comes back: the server has run the command, and the client does not see it. */
    public void cutBeforeNextReply() {
        cutsBeforeReply.incrementAndGet();
    }

    /** Cuts all connections now. */
    public void cutAll() {
        links.forEach(link -> {
            cuts.incrementAndGet();
            link.close();
        });
    }

    /**
     * Cuts all connections, and each new one, until it is called again.
     *
     * @param refusing whether to cut
     */
    public void refuse(boolean refusing) {
        this.refusing = refusing;
        if (refusing) {
            cutAll();
        }
    }

    /**
     * Returns how many connections were cut.
     *
     * @return from 0
     */
    public int cuts() {
        return cuts.get();
    }

    /**
     * Returns how many connections are open.
     *
     * @return from 0
     */
    public int connections() {
        return links.size();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (refusing) {
                    client.close();
                    continue;
                }
                Socket server = new Socket();
                try {
                    server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
                } catch (IOException down) {
                    client.close();
                    continue;
                }
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                Link link = new Link(client, server);
                links.add(link);
                daemon(() -> pass(link, client, server, false));
                daemon(() -> pass(link, server, client, true));
            } catch (IOException closed) {
                // Ends if the listener is closed.
            }
        }
    }

    private void pass(Link link, Socket from, Socket to, boolean replies) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[64 * 1024];
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                if (replies && cutsBeforeReply.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    cuts.incrementAndGet();
                    break;
                }
                out.write(buffer, 0, count);
            }
        } catch (IOException cut) {
            // By us or by either side.
        } finally {
            link.close();
            links.remove(link);
        }
    }

    @Override
    public void close() {
        closeQuietly(listener);
        links.forEach(Link::close);
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception ignored) {
            // It is of no use any more.
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "tcp-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
