package io.github.trendinghashtags.adapter.feign;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Removes the {@code Content-Encoding} of a body that a user's client has decompressed. Some clients do that and leave the
 * header as it was: the class of their stream shows it, or the body's first bytes do.
 */
record ContentEncodingFix(Client client) implements Client {
    private static final int[] GZIP = {0x1f, 0x8b};

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
        return response.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Content-Encoding"))
                .flatMap(header -> header.getValue().stream())
                .anyMatch("gzip"::equalsIgnoreCase);
    }

    private static Response fixed(Response response) throws IOException {
        InputStream given = response.body().asInputStream();
        InputStream content = new BufferedInputStream(given);
        boolean zipped = !(given instanceof GZIPInputStream) && startsAsGzip(content);
        Map<String, Collection<String>> headers = new HashMap<>(response.headers());
        if (!zipped) {
            headers.keySet().removeIf("Content-Encoding"::equalsIgnoreCase);
        }
        Integer length = zipped ? response.body().length() : null;
        return response.toBuilder()
                .headers(headers)
                .body(new ReadAhead(response.body(), content, length))
                .build();
    }

    private static boolean startsAsGzip(InputStream content) throws IOException {
        content.mark(GZIP.length);
        boolean gzip = content.read() == GZIP[0] && content.read() == GZIP[1];
        content.reset();
        return gzip;
    }

    /** A body whose first bytes have been looked at. */
    private record ReadAhead(
            Response.Body body,
            InputStream content,
            @Nullable Integer length) implements Response.Body {
        @Override
        public boolean isRepeatable() {
            return false;
        }

        @Override
        public InputStream asInputStream() {
            return content;
        }

        @Override
        public Reader asReader(Charset charset) {
            return new InputStreamReader(content, charset);
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }
}
