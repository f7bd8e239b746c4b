package io.github.trendinghashtags.adapter.feign;

import feign.Client;
import feign.FeignException;
import feign.Request;
import feign.Response;
import io.github.trendinghashtags.keyapi.ResponseBody;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * Adds the key below Feign's logger and the clients of capabilities, so that none of these sees it, and reads the body up to
 * its limit, so that none of these can read one without end.
 */
record InnermostClient(Client client, int maxBodyBytes) implements Client {

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        if (!(options instanceof Exchange.Options own)) {
            throw new IllegalStateException(
                    "a client around the adapter's own passed on other options than it was given");
        }
        Exchange exchange = own.exchange();
        return exchange.send(() -> {
            Request whole = whole(request, exchange.request().headers());
            if (!(client instanceof ApacheClient)) {
                Exchange.onWrite();
            }
            try (Response response = client.execute(whole, options)) {
                return buffered(response, request, exchange);
            } catch (FeignException holdsTheRequest) {
                Throwable cause = Exchange.unwrap(holdsTheRequest);
                throw cause instanceof IOException failure ? failure : new IOException(cause);
            }
        });
    }

    /** Adds the headers that no interceptor has set, replaces Authorization, and sorts as the JDK's client does. */
    private static Request whole(Request request, Map<String, String> ours) {
        Map<String, Collection<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(request.headers());
        headers.remove(HttpHeaders.AUTHORIZATION);
        ours.forEach((name, value) -> headers.putIfAbsent(name, List.of(value)));
        return Request.create(
                request.httpMethod(), request.url(), headers, Request.Body.empty(), request.requestTemplate());
    }

    private Response buffered(Response response, Request request, Exchange exchange) throws IOException {
        Response.Body body = response.body();
        try {
            InputStream in = body == null ? InputStream.nullInputStream() : body.asInputStream();
            Response whole = response.toBuilder()
                    .request(request)
                    .body(BufferedBody.read(in, maxBodyBytes))
                    .build();
            exchange.received(whole);
            return whole;
        } catch (ResponseBody.TooLargeException tooLarge) {
            // Closes the connection, before closing the body would read it to its end, which may never come.
            exchange.fail(tooLarge);
            throw tooLarge;
        }
    }
}
