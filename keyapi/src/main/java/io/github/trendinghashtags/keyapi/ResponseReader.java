package io.github.trendinghashtags.keyapi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.Forbidden;
import io.github.trendinghashtags.TrendingHashtagsException.InvalidRequest;
import io.github.trendinghashtags.TrendingHashtagsException.MalformedResponse;
import io.github.trendinghashtags.TrendingHashtagsException.OutOfCredits;
import io.github.trendinghashtags.TrendingHashtagsException.RateLimited;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsException.Unauthorized;
import io.github.trendinghashtags.TrendingHashtagsException.UnexpectedResponse;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.keyapi.JsonReader.MalformedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Converts a response to a page or an exception. An error status makes it an exception; under a 2xx status the envelope's
 * code decides, since failures come with 2xx as well (observed).
 *
 * <p>UTF-8 is decoded as Jackson does: an overlong form, such as {@code C0 AF} for a slash, becomes the character that it
 * encodes. A check would take 4 µs for a page of 13 KB, 4 % of reading it.
 */
final class ResponseReader {
    static final JsonFactory JACKSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .streamReadConstraints(StreamReadConstraints.builder()
                    // A page of 20 entries with 120 trend points each has some 16,000.
                    .maxTokenCount(100_000)
                    .maxNestingDepth(64)
                    .maxNumberLength(100)
                    .maxNameLength(1_000)
                    .maxStringLength(1_000_000)
                    .build())
            .build();

    private final JsonFactory jackson;

    ResponseReader() {
        this(JACKSON);
    }

    /** For tests of what Jackson throws. */
    ResponseReader(JsonFactory jackson) {
        this.jackson = jackson;
    }

    /**
     * Reads a response.
     *
     * @param response as received
     * @param keys must not be quoted
     * @param receipts creates the receipt for a request id; called once
     * @param drift collects what the vendor has changed, or null
     * @return the page
     * @throws TrendingHashtagsException if the response has no page
     */
    TrendingHashtagsPage read(
            TransportResponse response,
            KeyRedactor keys,
            Function<@Nullable String, Receipt> receipts,
            Drift.@Nullable Reading drift) {
        Reading reading = new Reading(response, keys, receipts, drift);
        String problem = reading.parse();
        boolean refusedByStatus = response.status() < 200 || response.status() > 299;
        if (refusedByStatus) {
            throw reading.failure(response.status());
        }
        if (problem != null) {
            throw reading.malformed(problem);
        }
        return reading.page();
    }

    private final class Reading {
        private final TransportResponse response;
        private final KeyRedactor keys;
        private final Function<@Nullable String, Receipt> receipts;
        private final Drift.@Nullable Reading drift;
        private PageParser content;
        private @Nullable Receipt receipt;

        Reading(
                TransportResponse response,
                KeyRedactor keys,
                Function<@Nullable String, Receipt> receipts,
                Drift.@Nullable Reading drift) {
            this.response = response;
            this.keys = keys;
            this.receipts = receipts;
            this.drift = drift;
            this.content = new PageParser(drift);
        }

        /** Reads as far as possible, and returns the problem that ended it, or null. */
        @Nullable
        String parse() {
            ResponseBody body;
            try {
                body = response.body().decoded(response.header().apply("Content-Encoding"));
            } catch (ResponseBody.TooLargeException tooLarge) {
                throw malformed(String.valueOf(tooLarge.getMessage()));
            } catch (IOException undecodable) {
                return "the content encoding can't be undone";
            }
            String problem = parse(body, false);
            return problem == null || isFailure(body) ? null : problem;
        }

        private @Nullable String parse(ResponseBody body, boolean headOnly) {
            content = new PageParser(drift);
            try (JsonParser parser = open(body)) {
                content.parse(parser, headOnly);
                return null;
            } catch (MalformedException malformed) {
                return String.valueOf(malformed.getMessage());
            } catch (IOException notJson) {
                return "the body does not begin as JSON";
            } catch (RuntimeException broken) {
                return "the response can't be decoded";
            }
        }

        private JsonParser open(ResponseBody body) throws IOException {
            ByteBuffer array = body.asArray();
            return array == null
                    ? jackson.createParser(body.stream())
                    : jackson.createParser(array.array(), array.arrayOffset() + array.position(), array.remaining());
        }

        /** Reads the envelope without its data, since a failure's data can have any shape. */
        private boolean isFailure(ResponseBody body) {
            PageParser first = content;
            if (parse(body, true) != null) {
                content = first;
                return false;
            }
            return content.code != null && !isSuccess();
        }

        TrendingHashtagsPage page() {
            Long code = content.code;
            if (code == null) {
                throw malformed("code is missing");
            }
            if (code != 0) {
                throw failure(code);
            }
            if (!content.hasPage()) {
                throw malformed("data is missing");
            }
            return content.page(receipt());
        }

        TrendingHashtagsException failure(long reason) {
            String message = describe();
            int status = response.status();
            Long code = content.code;
            return switch ((int) reason == reason ? (int) reason : 0) {
                case 400 -> new InvalidRequest(message, receipt(), status, code);
                case 401 -> new Unauthorized(message, receipt(), status, code);
                case 402 -> new OutOfCredits(message, receipt(), status, code);
                case 403 -> new Forbidden(message, receipt(), status, code);
                case 429 -> new RateLimited(message, receipt(), status, code, retryAfter());
                default ->
                    reason >= 500 && reason <= 599
                            ? new ServerFailed(message, receipt(), status, code, retryAfter())
                            : new UnexpectedResponse(message, receipt(), status, code);
            };
        }

        MalformedResponse malformed(String problem) {
            return new MalformedResponse(describeResponse() + ": " + problem, receipt(), response.status());
        }

        private @Nullable Duration retryAfter() {
            Function<String, @Nullable String> header = response.header();
            return RetryAfter.parse(
                    header.apply("Retry-After"), header.apply("Date"), receipt().completedAt());
        }

        private String describe() {
            String message = content.message;
            if (message == null || message.isBlank() || isSuccess()) {
                return describeResponse();
            }
            return describeResponse() + ", \"" + MessageSanitizer.sanitize(message, keys) + '"';
        }

        private String describeResponse() {
            StringBuilder text =
                    new StringBuilder(KeyApi.OPERATION).append(": HTTP ").append(response.status());
            if (content.code != null) {
                text.append(", code ").append(content.code);
            }
            String id = receipt().requestId();
            if (id != null) {
                text.append(", request ").append(id);
            }
            return text.toString();
        }

        private boolean isSuccess() {
            return content.code != null && content.code == 0;
        }

        /** Creates the receipt once all is read. */
        private Receipt receipt() {
            if (receipt == null) {
                String id = content.requestId;
                receipt = receipts.apply(id == null ? null : MessageSanitizer.sanitize(id, keys));
            }
            return receipt;
        }
    }
}
