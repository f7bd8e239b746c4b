package io.github.trendinghashtags.adapter.feign;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A connection that logs neither the headers nor the bytes that it sends, at any level: both hold the key. It also bounds
 * the head of an answer, which is unbounded by default, and is not used again once more has come than was asked for: a
 * surplus that is a whole answer would be taken for the next one.
 */
final class NonLoggingConnection extends DefaultManagedHttpClientConnection {
    private static final AtomicLong COUNT = new AtomicLong();
    private static final Http1Config BOUNDED_HEAD = Http1Config.custom()
            .setMaxLineLength(32 * 1024)
            .setMaxHeaderCount(200)
            .build();

    /** How long a connection may be idle before it is worth a millisecond to see whether it is dead. */
    private static final long IDLE_NANOS = Duration.ofSeconds(2).toNanos();

    private final WholeHeadParser parser;
    private long idleSince = System.nanoTime();

    private NonLoggingConnection(WholeHeadParser parser) {
        super(
                "trending-hashtags-" + COUNT.getAndIncrement(),
                null,
                null,
                BOUNDED_HEAD,
                null,
                null,
                null,
                config -> parser);
        this.parser = parser;
    }

    static ManagedHttpClientConnection create(@Nullable Socket bindTo) throws IOException {
        NonLoggingConnection connection = new NonLoggingConnection(
                new WholeHeadParser(new DefaultHttpResponseParserFactory(BOUNDED_HEAD).create()));
        if (bindTo != null) {
            connection.bind(bindTo);
        }
        return connection;
    }

    @Override
    public void bind(Socket socket) throws IOException {
        bind(new SocketHolder(socket));
    }

    @Override
    public void bind(SSLSocket sslSocket, Socket socket) throws IOException {
        bind(new SocketHolder(sslSocket, socket));
    }

    @Override
    protected void onRequestSubmitted(ClassicHttpRequest request) {
        // The one that it overrides logs the headers.
    }

    @Override
    public void passivate() {
        super.passivate();
        idleSince = System.nanoTime();
    }

    /**
     * Asked whenever the connection is about to be used again. What arrives later than this, while the next request is
     * already on its way, can't be told from its answer.
     */
    @Override
    public boolean isStale() throws IOException {
        boolean longIdle = System.nanoTime() - idleSince > IDLE_NANOS;
        return !isOpen() || (longIdle && super.isStale()) || hasSurplus();
    }

    /** Whether there is something to read, here or, with TLS, beneath the encryption. Waits for nothing. */
    private boolean hasSurplus() throws IOException {
        SocketHolder sockets = ensureOpen();
        return parser.hasBuffered()
                || sockets.getInputStream().available() > 0
                || sockets.getBaseSocket().getInputStream().available() > 0;
    }

    /** Takes a head that ends with the connection for what it is: HttpClient's own parser takes it for a whole one. */
    private static final class WholeHeadParser implements HttpMessageParser<ClassicHttpResponse> {
        private final HttpMessageParser<ClassicHttpResponse> parser;
        private @Nullable SessionInputBuffer buffer;

        WholeHeadParser(HttpMessageParser<ClassicHttpResponse> parser) {
            this.parser = parser;
        }

        /** Whether bytes were read from the connection that nobody has taken yet. */
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
                        throw new ConnectionClosedException("the connection was closed amid the head");
                    }
                    return count;
                }
            });
        }
    }
}
