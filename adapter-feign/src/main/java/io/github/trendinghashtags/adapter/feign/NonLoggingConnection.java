package io.github.trendinghashtags.adapter.feign;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.jspecify.annotations.Nullable;

/**
 * Logs neither the headers nor the bytes that it sends, at any level, since both hold the key. Limits the size of a
 * response's head, which HttpClient does not. Is not reused if more has arrived than was asked for, since a surplus that is a
 * whole response would pass for the next one. Is closed if its exchange is aborted, even before it is connected.
 */
final class NonLoggingConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {
    private static final Http1Config LIMITED_HEAD = Http1Config.custom()
            .setMaxLineLength(32 * 1024)
            .setMaxHeaderCount(200)
            .build();

    private final WholeHeadParser parser;
    private volatile boolean closed;
    private boolean reused;

    private NonLoggingConnection(WholeHeadParser parser) {
        super(LIMITED_HEAD, null, null, null, null, null, config -> parser);
        this.parser = parser;
    }

    static NonLoggingConnection create(@Nullable Socket socket) throws IOException {
        NonLoggingConnection connection = new NonLoggingConnection(
                new WholeHeadParser(new DefaultHttpResponseParserFactory(LIMITED_HEAD).create()));
        if (socket != null) {
            connection.bind(socket);
        }
        return connection;
    }

    /** Is called before the socket is connected, and again afterwards. */
    @Override
    public void bind(Socket socket) throws IOException {
        Exchange.onAbort(() -> abort(socket));
        bindUnlessClosed(new SocketHolder(socket));
    }

    @Override
    public void bind(SSLSocket tls, Socket socket) throws IOException {
        bindUnlessClosed(new SocketHolder(tls, socket));
    }

    private void bindUnlessClosed(SocketHolder sockets) throws IOException {
        bind(sockets);
        if (closed) {
            close(CloseMode.IMMEDIATE);
            throw new InterruptedIOException("the connection was closed");
        }
    }

    @Override
    public @Nullable Socket getSocket() {
        SocketHolder sockets = getSocketHolder();
        return sockets == null ? null : sockets.getSocket();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        super.close();
    }

    @Override
    public void close(CloseMode mode) {
        closed = true;
        super.close(mode);
    }

    /** Closes the socket as well, since a close that blocks has removed it from the connection already. */
    private void abort(Socket socket) {
        close(CloseMode.IMMEDIATE);
        Closer.closeQuietly(socket);
    }

    /** Is called before the connection returns to the pool. */
    @Override
    public void passivate() {
        Exchange.onRelease();
    }

    /** Is called when another exchange takes the connection. */
    @Override
    public void activate() {
        reused = true;
        parser.started = false;
        SocketHolder sockets = getSocketHolder();
        if (sockets != null) {
            try {
                Exchange.onAbort(() -> abort(sockets.getBaseSocket()));
            } catch (InterruptedIOException aborted) {
                close(CloseMode.IMMEDIATE);
            }
        }
    }

    /** Whether it was used before, and nothing of this exchange's response has arrived. */
    boolean isReusedWithoutResponse() {
        return reused && !parser.started;
    }

    /**
     * Is called right before the connection is reused. What arrives later, while the next request is on its way, can't be
     * distinguished from its response.
     */
    @Override
    public boolean isStale() throws IOException {
        return !isOpen()
                || parser.hasBuffered()
                || ensureOpen().getInputStream().available() > 0
                || hasEndOrSurplus(ensureOpen().getBaseSocket().getChannel());
    }

    /** Whether a byte, with TLS an encrypted one, or the end of the stream can be read without waiting. */
    private static boolean hasEndOrSurplus(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        try {
            return channel.read(ByteBuffer.allocate(1)) != 0;
        } finally {
            channel.configureBlocking(true);
        }
    }

    /** Fails if the connection ends within a head: HttpClient's own parser would take that for a whole one. */
    private static final class WholeHeadParser implements HttpMessageParser<ClassicHttpResponse> {
        private final HttpMessageParser<ClassicHttpResponse> parser;
        private @Nullable SessionInputBuffer buffer;
        private boolean started;

        WholeHeadParser(HttpMessageParser<ClassicHttpResponse> parser) {
            this.parser = parser;
        }

        /** Whether bytes were read from the connection and not used. */
        boolean hasBuffered() {
            return buffer != null && buffer.length() > 0;
        }

        @Override
        public @Nullable ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in)
                throws IOException, HttpException {
            this.buffer = buffer;
            return parser.parse(buffer, new FilterInputStream(in) {
                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    int count = super.read(bytes, offset, length);
                    if (count < 0) {
                        throw new ConnectionClosedException("the connection was closed within the head");
                    }
                    started = true;
                    return count;
                }
            });
        }
    }
}
