package io.github.trendinghashtags.adapter.feign;

import feign.Client;
import feign.Request;
import feign.Response;
import feign.hc5.ApacheHttp5Client;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.keyapi.Transport.StaleConnectionException;
import java.io.Closeable;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.ThreadFactory;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Runs Feign on Apache HttpClient 5 without retries, redirects, cookies, decompression, authentication and protocol
 * upgrades. An interrupt ends every wait, and so does an aborted exchange.
 */
record ApacheClient(Client feign, CloseableHttpClient apache, PoolingHttpClientConnectionManager connections)
        implements Client, Closeable {

    static ApacheClient create(ClientSettings settings, DnsResolver resolver, ThreadFactory threads) {
        PoolingHttpClientConnectionManager connections = connections(
                new NameLookup(resolver, lookup -> threads.newThread(lookup).start()));
        connections.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                .build());
        CloseableHttpClient apache = HttpClients.custom()
                .setConnectionManager(connections)
                .setRequestExecutor(new OneRequestExecutor())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setAuthenticationEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setProxySelector(ProxySelector.getDefault())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .addRequestInterceptorLast(ApacheClient::normalizeHeaders)
                .build();
        return new ApacheClient(new ApacheHttp5Client(apache), apache, connections);
    }

    /**
     * Has no limit of connections: the pool loses a connection if the thread that waits for it is interrupted just when it
     * gets one. The sockets are those of channels, whose reads can be interrupted.
     */
    private static PoolingHttpClientConnectionManager connections(NameLookup names) {
        PoolingHttpClientConnectionManager connections = new PoolingHttpClientConnectionManager(
                new DefaultHttpClientConnectionOperator(
                        proxy -> SocketChannel.open().socket(),
                        null,
                        names,
                        RegistryBuilder.<TlsSocketStrategy>create()
                                .register(URIScheme.HTTPS.id, DefaultClientTlsStrategy.createDefault())
                                .build()),
                null,
                null,
                null,
                NonLoggingConnection::create);
        connections.setMaxTotal(Integer.MAX_VALUE);
        connections.setDefaultMaxPerRoute(Integer.MAX_VALUE);
        return connections;
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        return feign.execute(request, options);
    }

    /** Closes all connections at once. */
    @Override
    public void close() {
        apache.close(CloseMode.IMMEDIATE);
    }

    /** Sends the header lines that the JDK's client sends, in its order. */
    private static void normalizeHeaders(HttpRequest request, EntityDetails entity, HttpContext context) {
        request.removeHeaders(HttpHeaders.CONNECTION);
        Header[] headers = request.getHeaders();
        Arrays.sort(headers, Comparator.comparingInt(ApacheClient::position));
        request.setHeaders(headers);
    }

    private static int position(Header header) {
        return switch (header.getName()) {
            case HttpHeaders.CONTENT_LENGTH -> 0;
            case HttpHeaders.HOST -> 1;
            default -> 2;
        };
    }

    /**
     * Sends nothing once the transport is closed, returns a switch of protocols as a response, and marks the failure of a
     * reused connection before its response begins.
     */
    private static final class OneRequestExecutor extends HttpRequestExecutor {
        @Override
        public ClassicHttpResponse execute(
                ClassicHttpRequest request,
                HttpClientConnection connection,
                HttpResponseInformationCallback callback,
                HttpContext context)
                throws IOException, HttpException {
            Exchange.onWrite();
            try {
                return super.execute(request, connection, OneRequestExecutor::endIfSwitched, context);
            } catch (SwitchedException switched) {
                return switched.response;
            } catch (SocketException | ConnectionClosedException lost) {
                boolean stale = connection instanceof NonLoggingConnection used && used.isReusedWithoutResponse();
                throw stale ? new StaleConnectionException(lost) : lost;
            }
        }

        /** Such a connection continues in another protocol: HttpClient would begin TLS, or wait for another head. */
        private static void endIfSwitched(HttpResponse response, HttpConnection connection, HttpContext context)
                throws SwitchedException {
            if (response.getCode() == HttpStatus.SC_SWITCHING_PROTOCOLS) {
                connection.close(CloseMode.IMMEDIATE);
                throw new SwitchedException((ClassicHttpResponse) response);
            }
        }
    }

    private static final class SwitchedException extends HttpException {
        private static final long serialVersionUID = 1L;
        private final transient ClassicHttpResponse response;

        SwitchedException(ClassicHttpResponse response) {
            this.response = response;
        }
    }
}
