package io.github.trendinghashtags.spi;

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
import io.github.trendinghashtags.spi.JsonTokens.MalformedException;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes of an answer the page or the exception that it stands for. Where the HTTP status is an error it wins; under a
 * 2xx the envelope's code decides, since clients have seen failures there too (observed).
 */
final class AnswerReader {
    private static final String OPERATION = "GET " + KeyApi.PATH;

    private final JsonTokens.Factory json;

    AnswerReader(JsonTokens.Factory json) {
        this.json = json;
    }

    /**
     * Reads an answer.
     *
     * @param answer as it came
     * @param secret what must not be quoted
     * @param receipts what the call took, for a request id
     */
    TrendingHashtagsPage read(HttpAnswer answer, String secret, Function<@Nullable String, Receipt> receipts) {
        Reading reading = new Reading(answer, secret, receipts);
        String problem = reading.parse();
        boolean refusedByStatus = answer.status() < 200 || answer.status() > 299;
        if (refusedByStatus) {
            throw reading.failure(answer.status());
        }
        if (problem != null) {
            throw reading.malformed(problem);
        }
        return reading.page();
    }

    private final class Reading {
        private final HttpAnswer answer;
        private final String secret;
        private final Function<@Nullable String, Receipt> receipts;
        private @Nullable Envelope envelope;

        Reading(HttpAnswer answer, String secret, Function<@Nullable String, Receipt> receipts) {
            this.answer = answer;
            this.secret = secret;
            this.receipts = receipts;
        }

        /** Reads as far as it can, and says what stopped it. */
        @Nullable
        String parse() {
            try {
                BoundedBody body = answer.body().decoded(answer.header().apply("Content-Encoding"));
                try (JsonTokens tokens = json.open(body.array(), body.length())) {
                    envelope = Envelope.over(tokens);
                    envelope.read();
                } catch (MalformedException malformed) {
                    return isFailure(body) ? null : String.valueOf(malformed.getMessage());
                }
                return null;
            } catch (BoundedBody.TooLargeException tooLarge) {
                throw malformed(String.valueOf(tooLarge.getMessage()));
            } catch (IOException undecodable) {
                return "the content encoding can't be undone";
            }
        }

        /** Data can come before the code that says that it is a failure's, and can be anything. */
        private boolean isFailure(BoundedBody body) {
            try (JsonTokens tokens = json.open(body.array(), body.length())) {
                Envelope head = Envelope.headOver(tokens);
                head.read();
                if (head.code == null || head.code == 0) {
                    return false;
                }
                envelope = head;
                return true;
            } catch (MalformedException malformed) {
                return false;
            }
        }

        TrendingHashtagsPage page() {
            Long code = code();
            if (code == null) {
                throw malformed("code is missing");
            }
            if (code != 0) {
                throw failure(code);
            }
            try {
                Envelope.Data data = Objects.requireNonNull(envelope).requireData();
                return new TrendingHashtagsPage(data.list(), data.page(), data.total(), data.hasMore(), receipt());
            } catch (MalformedException malformed) {
                throw malformed(String.valueOf(malformed.getMessage()));
            }
        }

        TrendingHashtagsException failure(long reason) {
            String message = describe();
            int status = answer.status();
            Long code = code();
            if (reason == 400) {
                return new InvalidRequest(message, receipt(), status, code);
            }
            if (reason == 401) {
                return new Unauthorized(message, receipt(), status, code);
            }
            if (reason == 402) {
                return new OutOfCredits(message, receipt(), status, code);
            }
            if (reason == 403) {
                return new Forbidden(message, receipt(), status, code);
            }
            if (reason == 429) {
                return new RateLimited(message, receipt(), status, code, retryAfter());
            }
            if (reason >= 500 && reason <= 599) {
                return new ServerFailed(message, receipt(), status, code, retryAfter());
            }
            return new UnexpectedResponse(message, receipt(), status, code);
        }

        MalformedResponse malformed(String problem) {
            return new MalformedResponse(describeAnswer() + ": " + problem, receipt(), answer.status());
        }

        private @Nullable Duration retryAfter() {
            Function<String, @Nullable String> header = answer.header();
            return RetryAfter.parse(
                    header.apply("Retry-After"), header.apply("Date"), receipt().completedAt());
        }

        private String describe() {
            String message = envelope == null ? null : envelope.message;
            if (message == null || message.isBlank() || isSuccess()) {
                return describeAnswer();
            }
            return describeAnswer() + ", \"" + Quote.of(message, secret) + '"';
        }

        private String describeAnswer() {
            StringBuilder text = new StringBuilder(OPERATION).append(": HTTP ").append(answer.status());
            if (code() != null) {
                text.append(", code ").append(code());
            }
            if (requestId() != null) {
                text.append(", request ").append(requestId());
            }
            return text.toString();
        }

        private boolean isSuccess() {
            Long code = code();
            return code != null && code == 0;
        }

        private Receipt receipt() {
            return receipts.apply(requestId());
        }

        private @Nullable String requestId() {
            String id = envelope == null ? null : envelope.requestId;
            return id == null ? null : Quote.of(id, secret);
        }

        private @Nullable Long code() {
            return envelope == null ? null : envelope.code;
        }
    }
}
