package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
import io.github.trendinghashtags.TrendingHashtagsException.Forbidden;
import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsException.InvalidRequest;
import io.github.trendinghashtags.TrendingHashtagsException.MalformedResponse;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.OutOfCredits;
import io.github.trendinghashtags.TrendingHashtagsException.RateLimited;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import io.github.trendinghashtags.TrendingHashtagsException.Unauthorized;
import io.github.trendinghashtags.TrendingHashtagsException.UnexpectedResponse;
import io.github.trendinghashtags.TrendingHashtagsPage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What those get who share in a call that another has paid for: the same, with a receipt that costs nothing. */
final class Unpaid {
    private Unpaid() {}

    static TrendingHashtagsPage page(TrendingHashtagsPage page) {
        return new TrendingHashtagsPage(
                page.hashtags(), page.page(), page.total(), page.hasMore(), receipt(page.receipt()), page.stale());
    }

    /** A copy of one of our failures, since an exception is mutable and each thrower's own; any other failure itself. */
    static Throwable failure(Throwable failure) {
        if (!(failure instanceof TrendingHashtagsException ours)) {
            return failure;
        }
        TrendingHashtagsException copy = copy(ours, receipt(ours.receipt()));
        copy.setStackTrace(ours.getStackTrace());
        for (Throwable earlier : ours.getSuppressed()) {
            copy.addSuppressed(earlier);
        }
        return copy;
    }

    private static TrendingHashtagsException copy(TrendingHashtagsException failure, Receipt receipt) {
        String message = String.valueOf(failure.getMessage());
        Throwable cause = failure.getCause();
        if (failure instanceof MalformedResponse) {
            return new MalformedResponse(message, receipt, failure.status());
        } else if (failure instanceof ConnectionFailed) {
            return new ConnectionFailed(message, receipt, cause);
        } else if (failure instanceof TimedOut) {
            return new TimedOut(message, receipt, cause);
        } else if (failure instanceof NotSent notSent) {
            return new NotSent(message, receipt, notSent.reason(), cause);
        } else if (failure instanceof Interrupted) {
            return new Interrupted(message, receipt);
        }
        Integer status = failure.status();
        return answered(failure, message, receipt, status == null ? 0 : status, failure.code());
    }

    private static TrendingHashtagsException answered(
            TrendingHashtagsException failure, String message, Receipt receipt, int status, @Nullable Long code) {
        if (failure instanceof InvalidRequest) {
            return new InvalidRequest(message, receipt, status, code);
        } else if (failure instanceof Unauthorized) {
            return new Unauthorized(message, receipt, status, code);
        } else if (failure instanceof OutOfCredits) {
            return new OutOfCredits(message, receipt, status, code);
        } else if (failure instanceof Forbidden) {
            return new Forbidden(message, receipt, status, code);
        } else if (failure instanceof RateLimited limited) {
            return new RateLimited(message, receipt, status, code, limited.retryAfter());
        } else if (failure instanceof ServerFailed failed) {
            return new ServerFailed(message, receipt, status, code, failed.retryAfter());
        }
        return new UnexpectedResponse(message, receipt, status, code);
    }

    private static Receipt receipt(Receipt paid) {
        return new Receipt(paid.requestId(), 0, 0, Duration.ZERO, paid.completedAt());
    }
}
