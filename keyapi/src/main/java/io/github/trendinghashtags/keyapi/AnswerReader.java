package io.github.trendinghashtags.keyapi;

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
import io.github.trendinghashtags.keyapi.JsonTokens.MalformedException;
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
    TrendingHashtagsPage read(TransportResponse answer, String secret, Function<@Nullable String, Receipt> receipts) {
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
        private final TransportResponse answer;
        private final String secret;
        private final Function<@Nullable String, Receipt> receipts;
        private @Nullable Envelope envelope;

        Reading(TransportResponse answer, String secret, Function<@Nullable String, Receipt> receipts) {
            this.answer = answer;
            this.secret = secret;
            this.receipts = receipts;
        }

        /** Reads as far as it can, and says what stopped it. */
        @Nullable
        String parse() {
            ResponseBody body;
            try {
                body = answer.body().decoded(answer.header().apply("Content-Encoding"));
            } catch (ResponseBody.TooLargeException tooLarge) {
                throw malformed(String.valueOf(tooLarge.getMessage()));
            } catch (IOException undecodable) {
                return "the content encoding can't be undone";
            }
            String problem = parse(body, Envelope::over);
            return problem == null || isFailure(body) ? null : problem;
        }

        private @Nullable String parse(ResponseBody body, Function<JsonTokens, Envelope> over) {
            try (JsonTokens tokens = json.open(body.stream())) {
                envelope = over.apply(tokens);
                envelope.read();
                return null;
            } catch (MalformedException malformed) {
                return String.valueOf(malformed.getMessage());
            } catch (IOException notJson) {
                return "the body does not begin as JSON";
            } catch (RuntimeException broken) {
                return "the answer can't be decoded";
            }
        }

        /** Data can come before the code that says that it is a failure's, and can be anything. */
        private boolean isFailure(ResponseBody body) {
            Envelope whole = envelope;
            if (parse(body, Envelope::headOver) == null && code() != null && !isSuccess()) {
                return true;
            }
            envelope = whole;
            return false;
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
            StringBuilder text =
                    new StringBuilder(KeyApi.OPERATION).append(": HTTP ").append(answer.status());
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
