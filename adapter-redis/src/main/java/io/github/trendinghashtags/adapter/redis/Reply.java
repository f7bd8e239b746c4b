package io.github.trendinghashtags.adapter.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.CommandOutput;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Receives one value, or a flat list of them: each a number, bytes, or null. Bytes stay bytes, since a page that became a
 * string on its way would take twice as long.
 */
final class Reply extends CommandOutput<String, String, List<@Nullable Object>> {
    private final Runnable onComplete;

    /** Creates a reply that runs a task when it is complete, on the thread on which replies come. */
    Reply(Runnable onComplete) {
        super(StringCodec.UTF8, new ArrayList<>(4));
        this.onComplete = onComplete;
    }

    @Override
    public void complete(int depth) {
        if (depth == 0) {
            onComplete.run();
        }
    }

    /** Begins again if half of it had come before the connection was lost. */
    @Override
    public void multi(int count) {
        output.clear();
    }

    @Override
    public void set(@Nullable ByteBuffer bytes) {
        byte[] copy = null;
        if (bytes != null) {
            copy = new byte[bytes.remaining()];
            bytes.get(copy);
        }
        output.add(copy);
    }

    @Override
    public void set(long number) {
        output.add(number);
    }

    /** Returns a value as text of ASCII characters. */
    static String text(Object value) {
        return value instanceof byte[] bytes ? new String(bytes, US_ASCII) : value.toString();
    }
}
