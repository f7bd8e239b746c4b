package io.github.trendinghashtags.adapter.feign;

import feign.Response;
import io.github.trendinghashtags.keyapi.ResponseBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Holds a body that was read to its end, so that Feign's logger, interceptors and capabilities can read it repeatedly. */
final class BufferedBody implements Response.Body {
    private final byte[] bytes;
    private final ResponseBody content;

    private BufferedBody(byte[] bytes, ResponseBody content) {
        this.bytes = bytes;
        this.content = content;
    }

    /**
     * Reads a whole body.
     *
     * @throws ResponseBody.TooLargeException if it is longer than the limit
     */
    static BufferedBody read(InputStream in, int limit) throws IOException {
        byte[] bytes = in.readNBytes(limit + 1);
        ResponseBody content = new ResponseBody(limit, bytes.length);
        content.adopt(ByteBuffer.wrap(bytes));
        return new BufferedBody(bytes, content);
    }

    ResponseBody content() {
        return content;
    }

    /** Unknown, since Feign copies a body that is known to be short. */
    @Override
    public @Nullable Integer length() {
        return null;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public InputStream asInputStream() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public Reader asReader(Charset charset) {
        return new InputStreamReader(asInputStream(), charset);
    }

    @Override
    public void close() {}
}
