package io.github.trendinghashtags.keyapi;

import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.keyapi.JsonTokens.Kind;
import io.github.trendinghashtags.keyapi.JsonTokens.MalformedException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's envelope: a code, what is told to people, and the data with its pagination. Required are a success's data
 * and its pagination; all else may be absent. Unknown fields are passed over; a known field that comes twice is refused.
 *
 * <p>It fills as it reads: what was read before a {@link MalformedException} stays.
 */
final class Envelope {
    @Nullable
    Long code;

    @Nullable
    String message;

    @Nullable
    String requestId;

    @Nullable
    Data data;

    private final JsonTokens json;
    private final JsonValues values;
    private final boolean headOnly;
    private @Nullable MalformedException dataProblem;

    private Envelope(JsonTokens json, boolean headOnly) {
        this.json = json;
        this.values = new JsonValues(json);
        this.headOnly = headOnly;
    }

    /** What {@code data} holds. */
    record Data(List<TrendingHashtag> list, int page, int total, boolean hasMore) {}

    /** An envelope to be {@linkplain #read() read}. */
    static Envelope over(JsonTokens json) {
        return new Envelope(json, false);
    }

    /** An envelope whose data is passed over. */
    static Envelope headOver(JsonTokens json) {
        return new Envelope(json, true);
    }

    /**
     * Reads the whole document. Whatever stops the reading, the exception says it in words of ours: those of a JSON
     * library can quote the document.
     */
    void read() throws MalformedException {
        try {
            readFields();
            json.end();
        } catch (MalformedException malformed) {
            throw malformed;
        } catch (IOException notJson) {
            throw values.malformed("not the JSON that was expected");
        } catch (RuntimeException broken) {
            throw values.malformed("the answer can't be decoded");
        }
    }

    /** What {@code data} holds, demanded. */
    Data requireData() throws MalformedException {
        if (data == null) {
            throw dataProblem == null ? new MalformedException("data is missing") : dataProblem;
        }
        return data;
    }

    private void readFields() throws IOException {
        values.require(Kind.OBJECT, "the answer");
        int seen = 0;
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            switch (name) {
                case "code" -> {
                    seen = values.once(seen, 1, name);
                    code = values.integer(name);
                }
                case "message" -> {
                    seen = values.once(seen, 2, name);
                    message = values.textOrNothing();
                }
                case "requestId" -> {
                    seen = values.once(seen, 4, name);
                    requestId = values.textOrNothing();
                }
                case "data" -> {
                    seen = values.once(seen, 8, name);
                    readData();
                }
                default -> json.skip();
            }
        }
    }

    /** A failure's {@code data} can be anything, and says nothing. */
    private void readData() throws IOException {
        boolean failure = code != null && code != 0;
        if (headOnly || failure || values.isNull()) {
            json.skip();
        } else if (json.kind() != Kind.OBJECT) {
            dataProblem = values.unexpected("data", "an object");
            json.skip();
        } else {
            data = data();
        }
    }

    private Data data() throws IOException {
        List<TrendingHashtag> list = List.of();
        Pagination pagination = null;
        int seen = 0;
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            switch (name) {
                case "list" -> {
                    seen = values.once(seen, 1, name);
                    list = new HashtagReader(json, values).list(name);
                }
                case "pagination" -> {
                    seen = values.once(seen, 2, name);
                    pagination = pagination(name);
                }
                default -> json.skip();
            }
        }
        if (pagination == null) {
            throw values.malformed("pagination is missing");
        }
        return new Data(list, pagination.page, pagination.total, pagination.hasMore);
    }

    private record Pagination(int page, int total, boolean hasMore) {}

    private Pagination pagination(String what) throws IOException {
        values.require(Kind.OBJECT, what);
        Long page = null;
        Long total = null;
        Boolean hasMore = null;
        int seen = 0;
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            switch (name) {
                case "page" -> {
                    seen = values.once(seen, 1, name);
                    page = values.integer(name);
                }
                case "total" -> {
                    seen = values.once(seen, 2, name);
                    total = values.integer(name);
                }
                case "has_more" -> {
                    seen = values.once(seen, 4, name);
                    hasMore = values.bool(name);
                }
                default -> json.skip();
            }
        }
        if (hasMore == null) {
            throw values.malformed("has_more is missing");
        }
        return new Pagination(values.intFrom(1, page, "page"), values.intFrom(0, total, "total"), hasMore);
    }
}
