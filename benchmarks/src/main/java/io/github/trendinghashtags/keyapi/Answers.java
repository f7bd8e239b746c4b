package io.github.trendinghashtags.keyapi;

import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsPage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;

/** Opens to the benchmarks what core keeps to itself: how a page is read from bytes, validation included. */
public final class Answers {
    private final AnswerReader reader;

    /** A reader over that parser. */
    public Answers(JsonTokens.Factory json) {
        this.reader = new AnswerReader(json);
    }

    /** Bytes as they came off the wire. */
    public static TransportResponse of(byte[] bytes) {
        ResponseBody body = new ResponseBody(bytes.length, bytes.length);
        try {
            body.adopt(ByteBuffer.wrap(bytes));
        } catch (ResponseBody.TooLargeException unforeseen) {
            throw new IllegalStateException(unforeseen);
        }
        return new TransportResponse(200, name -> null, body);
    }

    /** The page of an answer. */
    public TrendingHashtagsPage page(TransportResponse answer) {
        return reader.read(answer, "secret", id -> new Receipt(id, 1, 2, Duration.ZERO, Instant.EPOCH));
    }
}
