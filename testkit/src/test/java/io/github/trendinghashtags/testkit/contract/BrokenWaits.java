package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.keyapi.TransportResponse;
import io.github.trendinghashtags.testkit.contract.BrokenTransports.Changed;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Adapters that read {@code Retry-After} in one wrong way each. Run by {@link BrokenPartsTest}. */
final class BrokenWaits {
    private BrokenWaits() {}

    /** Reads another value than there is. */
    abstract static class Misreading extends Changed {
        abstract String read(String retryAfter) throws IOException;

        @Override
        TransportResponse change(@Nullable TransportResponse response, @Nullable Throwable failure) throws IOException {
            TransportResponse correct = orThrow(response, failure);
            String value = correct.header().apply("Retry-After");
            if (value == null) {
                return correct;
            }
            String misread = read(value);
            return withHeaders(
                    correct, headers -> name -> name.equalsIgnoreCase("Retry-After") ? misread : headers.apply(name));
        }

        static boolean isNoTime(String value) {
            return !value.matches("[0-9, ]+|.*:.*");
        }
    }

    static class RetriesTooSoon extends Misreading {
        @Override
        String read(String retryAfter) {
            return retryAfter.equals("1") ? "0" : retryAfter;
        }
    }

    static class ReadsAnInvalidRetryAfterAsZero extends Misreading {
        @Override
        String read(String retryAfter) {
            return isNoTime(retryAfter) ? "0" : retryAfter;
        }
    }

    static class FailsOnAnInvalidRetryAfter extends Misreading {
        @Override
        String read(String retryAfter) throws IOException {
            if (isNoTime(retryAfter)) {
                throw new IOException("not a number");
            }
            return retryAfter;
        }
    }

    static class OverflowsOnAHugeRetryAfter extends Misreading {
        @Override
        String read(String retryAfter) {
            return retryAfter.matches("[0-9]{19,}") ? "0" : retryAfter;
        }
    }

    static class CutsTheWaitToTheCap extends Misreading {
        @Override
        String read(String retryAfter) {
            return retryAfter.matches("[0-9]{3,18}") ? "60" : retryAfter;
        }
    }

    static class TakesTheFirstOfSeveralWaits extends Misreading {
        @Override
        String read(String retryAfter) {
            return retryAfter.matches("[0-9]+,.*") ? retryAfter.substring(0, retryAfter.indexOf(',')) : retryAfter;
        }
    }

    static class ReadsOneDateFormat extends Misreading {
        @Override
        String read(String retryAfter) {
            return retryAfter.matches("[A-Z][a-z]+day,.*|[A-Z][a-z]{2} .*") ? "soon" : retryAfter;
        }
    }

    static class TakesTheLastOfSeveralDates extends Changed {
        @Override
        TransportResponse change(@Nullable TransportResponse response, @Nullable Throwable failure) {
            TransportResponse correct = orThrow(response, failure);
            return withHeaders(correct, headers -> name -> {
                String value = headers.apply(name);
                return value != null && name.equalsIgnoreCase("Date")
                        ? value.replaceFirst("^.*GMT, *(?=.)", "")
                        : value;
            });
        }
    }

    /** Repeats even what the vendor refuses, where it says when. */
    static class RetriesARefusalWithRetryAfter extends Changed {
        @Override
        TransportResponse change(@Nullable TransportResponse response, @Nullable Throwable failure) {
            TransportResponse correct = orThrow(response, failure);
            boolean asks = correct.status() < 429 && correct.header().apply("Retry-After") != null;
            return asks ? new TransportResponse(503, correct.header(), correct.body()) : correct;
        }
    }
}
