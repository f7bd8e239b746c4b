package io.github.trendinghashtags.adapter.feign;

import feign.Client;
import feign.Request;
import feign.Response;
import feign.Util;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Removes the {@code Content-Encoding} of a body that a user's client has decompressed. Some clients leave the header in
 * place: the class of their stream shows that, or the body's first bytes.
 */
record ContentEncodingFix(Client client) implements Client {
    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        Response response = client.execute(request, options);
        try {
            return response.body() != null && saysGzip(response) ? fixed(response) : response;
        } catch (IOException | RuntimeException failed) {
            response.close();
            throw failed;
        }
    }

    private static boolean saysGzip(Response response) {
        return Util.valuesOrEmpty(response.headers(), Util.CONTENT_ENCODING).stream()
                .anyMatch("gzip"::equalsIgnoreCase);
    }

    private static Response fixed(Response response) throws IOException {
        Response.Body body = response.body();
        InputStream given = body.asInputStream();
        InputStream content = new BufferedInputStream(given) {
            @Override
            public void close() throws IOException {
                body.close();
            }
        };
        boolean zipped = !(given instanceof GZIPInputStream) && startsAsGzip(content);
        Map<String, Collection<String>> headers = new HashMap<>(response.headers());
        if (!zipped) {
            headers.keySet().removeIf(Util.CONTENT_ENCODING::equalsIgnoreCase);
        }
        return response.toBuilder()
                .headers(headers)
                .body(content, zipped ? body.length() : null)
                .build();
    }

    private static boolean startsAsGzip(InputStream content) throws IOException {
        content.mark(2);
        boolean gzip = content.read() == 0x1f && content.read() == 0x8b;
        content.reset();
        return gzip;
    }
}
