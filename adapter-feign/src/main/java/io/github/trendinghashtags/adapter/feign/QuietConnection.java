package io.github.trendinghashtags.adapter.feign;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
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
 * the head of an answer, which is unbounded by default.
 */
final class QuietConnection extends DefaultManagedHttpClientConnection {
    private static final AtomicLong COUNT = new AtomicLong();
    private static final Http1Config BOUNDED_HEAD = Http1Config.custom()
            .setMaxLineLength(32 * 1024)
            .setMaxHeaderCount(200)
            .build();

    private QuietConnection() {
        super(
                "trending-hashtags-" + COUNT.getAndIncrement(),
                null,
                null,
                BOUNDED_HEAD,
                null,
                null,
                null,
                config -> new WholeHeadParser(new DefaultHttpResponseParserFactory(BOUNDED_HEAD).create()));
    }

    static ManagedHttpClientConnection create(@Nullable Socket bindTo) throws IOException {
        QuietConnection connection = new QuietConnection();
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

    /** Takes a head that ends with the connection for what it is: HttpClient's own parser takes it for a whole one. */
    private record WholeHeadParser(HttpMessageParser<ClassicHttpResponse> parser)
            implements HttpMessageParser<ClassicHttpResponse> {
        @Override
        public @Nullable ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in)
                throws IOException, HttpException {
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
