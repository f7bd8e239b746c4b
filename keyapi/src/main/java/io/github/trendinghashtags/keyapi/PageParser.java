package io.github.trendinghashtags.keyapi;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.SerializedString;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.keyapi.JsonReader.MalformedException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parses the vendor's envelope: a head of code, message and request id, and the data with its pagination. Under code 0 the
 * data and its pagination are required; anything else may be absent. Unknown fields are skipped.
 *
 * <p>The head is kept as far as it was read when {@link #parse} fails.
 */
final class PageParser {
    // A field's place among these is its case below.
    private static final SerializedString[] ENVELOPE = ObjectFields.names("code", "message", "data", "requestId");
    private static final SerializedString[] DATA = ObjectFields.names("list", "pagination");
    private static final SerializedString[] PAGINATION = ObjectFields.names("page", "total", "has_more");

    @Nullable
    Long code;

    @Nullable
    String message;

    @Nullable
    String requestId;

    private @Nullable List<TrendingHashtag> hashtags;
    private final Drift.@Nullable Reading drift;
    private int page;
    private int total;
    private boolean hasMore;

    /** Creates a parser that reports unknown fields and codes to the drift, if there is one. */
    PageParser(Drift.@Nullable Reading drift) {
        this.drift = drift;
    }

    /**
     * Parses a whole document.
     *
     * @param parser stands before the document
     * @param headOnly whether to skip the data
     * @throws MalformedException if it does not have the expected shape; without Jackson's own messages, which can quote it
     */
    void parse(JsonParser parser, boolean headOnly) throws MalformedException {
        JsonReader json = new JsonReader(parser, drift);
        boolean begun = false;
        try {
            if (parser.nextToken() == null) {
                throw new MalformedException("the body is empty");
            }
            begun = true;
            parseEnvelope(json, headOnly);
            if (parser.nextToken() != null) {
                throw json.malformed("something follows the response");
            }
        } catch (MalformedException malformed) {
            throw malformed;
        } catch (IOException notJson) {
            throw begun
                    ? json.unreadable("not the JSON that was expected")
                    : new MalformedException("the body does not begin as JSON");
        } catch (RuntimeException broken) {
            throw json.unreadable("the response can't be decoded");
        }
    }

    /** Whether the document had data. */
    boolean hasPage() {
        return hashtags != null;
    }

    /** Creates the page of a document that has data. */
    TrendingHashtagsPage page(Receipt receipt) {
        if (hashtags == null) {
            throw new IllegalStateException("there is no page");
        }
        return new TrendingHashtagsPage(hashtags, page, total, hasMore, receipt);
    }

    /** Parses the object under the cursor. */
    void parseEnvelope(JsonReader json, boolean headOnly) throws IOException {
        ObjectFields fields = new ObjectFields(json, ENVELOPE);
        fields.begin("the response");
        for (int field = fields.next(); field != ObjectFields.END; field = fields.next()) {
            switch (field) {
                case 0 -> code = json.integer("code");
                case 1 -> message = json.textOrNull();
                case 3 -> requestId = json.textOrNull();
                default -> {
                    // The data of a failure can be anything.
                    if (headOnly || (code != null && code != 0) || json.isNull()) {
                        json.skip();
                    } else {
                        parseData(json);
                    }
                }
            }
        }
    }

    private void parseData(JsonReader json) throws IOException {
        List<TrendingHashtag> list = List.of();
        boolean paginated = false;
        ObjectFields fields = new ObjectFields(json, DATA);
        fields.begin("data");
        for (int field = fields.next(); field != ObjectFields.END; field = fields.next()) {
            if (field == 0) {
                list = new HashtagParser(json).list();
            } else {
                parsePagination(json);
                paginated = true;
            }
        }
        if (!paginated) {
            throw json.malformed("pagination is missing");
        }
        hashtags = list;
    }

    private void parsePagination(JsonReader json) throws IOException {
        Long pageNumber = null;
        Long entries = null;
        Boolean more = null;
        ObjectFields fields = new ObjectFields(json, PAGINATION);
        fields.begin("pagination");
        for (int field = fields.next(); field != ObjectFields.END; field = fields.next()) {
            switch (field) {
                case 0 -> pageNumber = json.integer("page");
                case 1 -> entries = json.integer("total");
                default -> more = json.bool("has_more");
            }
        }
        if (more == null) {
            throw json.malformed("has_more is missing");
        }
        page = json.intFrom(1, pageNumber, "page");
        total = json.intFrom(0, entries, "total");
        hasMore = more;
    }
}
