package io.github.trendinghashtags.keyapi;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.SerializedString;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.keyapi.JsonReader.MalformedException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes pages as JSON and reads them back, for stores and files; and writes the vendor's responses, for stubs. A stored
 * page is the vendor's response with a version, and the time at which it was received:
 *
 * <pre>{@code
 * {"version":1,"completedAt":"2026-02-01T06:00:00Z","response":{"code":0,"message":"success","data":…,"requestId":"r"}}
 * }</pre>
 *
 * <p>Fields that a later version adds are skipped, so programs of different versions can share pages as long as {@link
 * #VERSION} is the same.
 */
public final class PageJson {
    /** Says how stored pages are written: a number that changes if older readers would misread them. */
    public static final int VERSION = 1;

    // A field's place among these is its case below.
    private static final SerializedString[] STORED = ObjectFields.names("version", "completedAt", "response");

    private PageJson() {}

    /**
     * Writes a page to be stored.
     *
     * @param page the page. Of its receipt, the request id and the time of completion are kept; attempts, credits and
     *     elapsed time are not, nor is whether it is stale. Times of trend points are kept to the millisecond, those before
     *     2000 to the second, and can be read back from 1970 to 2099
     * @return JSON of ASCII characters only
     */
    public static byte[] write(TrendingHashtagsPage page) {
        Receipt receipt = page.receipt();
        return ResponseWriter.ascii((writer, json) -> {
            json.writeStartObject();
            json.writeNumberField("version", VERSION);
            json.writeStringField("completedAt", receipt.completedAt().toString());
            json.writeFieldName("response");
            writer.success(page.hashtags(), page.page(), page.total(), page.hasMore(), receipt.requestId());
            json.writeEndObject();
        });
    }

    /**
     * Reads a page that {@link #write} has written.
     *
     * @param json the JSON
     * @return the page, not stale, with a receipt of 0 attempts and 0 credits
     * @throws IOException if it can't be read or is of another version; the message says why, and quotes nothing of it
     *     but the version
     */
    public static TrendingHashtagsPage read(byte[] json) throws IOException {
        Objects.requireNonNull(json, "json");
        try (JsonParser parser = ResponseReader.JACKSON.createParser(json)) {
            return read(new JsonReader(parser, null));
        } catch (MalformedException malformed) {
            throw malformed;
        } catch (IOException | RuntimeException unreadable) {
            // Without the cause, which can quote what was read.
            throw new MalformedException("the page can't be read");
        }
    }

    private static TrendingHashtagsPage read(JsonReader json) throws IOException {
        PageParser content = new PageParser(null);
        Long version = null;
        Instant completedAt = null;
        json.parser.nextToken();
        ObjectFields fields = new ObjectFields(json, STORED);
        fields.begin("a stored page");
        for (int field = fields.next(); field != ObjectFields.END; field = fields.next()) {
            switch (field) {
                case 0 -> version = requireVersion(json);
                case 1 -> completedAt = instant(json);
                default -> content.parseEnvelope(json, false);
            }
        }
        if (version == null || completedAt == null || !content.hasPage()) {
            throw json.malformed("a stored page must have a version, a completedAt and a response with data");
        }
        if (json.parser.nextToken() != null) {
            throw json.malformed("something follows the page");
        }
        return content.page(new Receipt(content.requestId, 0, 0, Duration.ZERO, completedAt));
    }

    private static Long requireVersion(JsonReader json) throws IOException {
        long version = json.wholeNumber("version");
        if (version != VERSION) {
            throw json.malformed("version must be " + VERSION + ", was " + version);
        }
        return version;
    }

    private static Instant instant(JsonReader json) throws IOException {
        try {
            return Instant.parse(json.required(json.text("completedAt"), "completedAt"));
        } catch (DateTimeParseException invalid) {
            throw json.malformed("completedAt must be a time"); // The exception quotes it.
        }
    }

    /**
     * Writes a response as the vendor sends it.
     *
     * @param hashtags the entries
     * @param page the page's number; neither this nor the total is checked
     * @param total how many entries there are in all
     * @param hasMore whether a further page has entries
     * @param requestId the vendor's request id, or null to leave it out
     * @return the body, in UTF-8
     */
    public static byte[] writeResponse(
            List<TrendingHashtag> hashtags, int page, int total, boolean hasMore, @Nullable String requestId) {
        return ResponseWriter.utf8((writer, json) -> writer.success(hashtags, page, total, hasMore, requestId));
    }

    /**
     * Writes the response of a request that failed, without {@code data}.
     *
     * @param code the vendor's code; 0 is success
     * @param message the vendor's message
     * @param requestId the vendor's request id, or null to leave it out
     * @return the body, in UTF-8
     */
    public static byte[] writeFailure(long code, String message, @Nullable String requestId) {
        return ResponseWriter.utf8((writer, json) -> writer.failure(code, message, requestId));
    }
}
