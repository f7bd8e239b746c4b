package io.github.trendinghashtags.adapter.feign;

import feign.Client;
import feign.Request;
import feign.Response;
import feign.hc5.ApacheHttp5Client;
import io.github.trendinghashtags.ClientSettings;
import java.io.Closeable;
import java.io.IOException;
import java.net.ProxySelector;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Feign on Apache HttpClient 5, stripped of all that it does by itself: no retries, no redirects, no cookies, no
 * decompression, no protocol upgrade, and on the wire the very bytes that the JDK's client sends.
 */
record ApacheClient(Client feign, CloseableHttpClient apache) implements Client, Closeable {

    /** The JDK's client sends a length with a GET up to Java 18 (JDK-8283544). */
    private static final boolean SENDS_LENGTH = Runtime.version().feature() < 19;

    static ApacheClient create(ClientSettings settings) {
        CloseableHttpClient apache = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setConnectionFactory(NonLoggingConnection::create)
                        .setMaxConnTotal(settings.maxConcurrency())
                        .setMaxConnPerRoute(settings.maxConcurrency())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                                // Each time: how thoroughly is for the connection to say.
                                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(settings.attemptTimeout()))
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setProxySelector(ProxySelector.getDefault())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .addRequestInterceptorLast(ApacheClient::asTheJdkSendsIt)
                .addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), "abortable", ApacheClient::abortable)
                .build();
        return new ApacheClient(new ApacheHttp5Client(apache), apache);
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        return feign.execute(request, options);
    }

    /** Breaks all connections. */
    @Override
    public void close() {
        apache.close(CloseMode.IMMEDIATE);
    }

    private static void asTheJdkSendsIt(HttpRequest request, EntityDetails entity, HttpContext context) {
        Map<String, Header> ours = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : request.getHeaders()) {
            ours.put(header.getName(), header);
        }
        Header host = ours.remove(HttpHeaders.HOST);
        ours.remove(HttpHeaders.CONTENT_LENGTH);
        ours.remove(HttpHeaders.CONNECTION);
        request.setHeaders();
        if (SENDS_LENGTH) {
            request.addHeader(HttpHeaders.CONTENT_LENGTH, 0);
        }
        request.addHeader(host);
        ours.values().forEach(request::addHeader);
        if (request instanceof ClassicHttpRequest get) {
            get.setEntity(null);
        }
    }

    /** Comes right before the request is written, when there is a connection that can be broken. */
    private static ClassicHttpResponse abortable(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Exchange.currentDisconnectsBy(scope.execRuntime::discardEndpoint);
        return chain.proceed(request, scope);
    }
}
