package io.github.trendinghashtags.spring;

import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.Incomplete;
import io.github.trendinghashtags.TrendingHashtagsException.InvalidRequest;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.OutOfCredits;
import io.github.trendinghashtags.TrendingHashtagsException.RateLimited;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Converts a failed call to a problem of RFC 9457. It shows nothing that the vendor said but the request's id. The
 * application's own handlers come first.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
final class ProblemDetailsAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(TrendingHashtagsException failure) {
        // What went wrong with the page that an incomplete ranking lacks.
        TrendingHashtagsException reason =
                failure instanceof Incomplete && failure.getCause() instanceof TrendingHashtagsException cause
                        ? cause
                        : failure;
        ProblemDetail problem = ProblemDetail.forStatus(status(reason));
        problem.setTitle("Trending hashtags are not available");
        problem.setProperty("failure", failure.getClass().getSimpleName());
        problem.setProperty("retryable", failure.retryable());
        if (reason instanceof NotSent refusal) {
            problem.setProperty("reason", refusal.reason());
        }
        if (failure.receipt().requestId() != null) {
            problem.setProperty("requestId", failure.receipt().requestId());
        }
        Duration pause = retryAfter(reason);
        ResponseEntity.BodyBuilder response = ResponseEntity.status(problem.getStatus());
        if (pause != null) {
            response.header(
                    HttpHeaders.RETRY_AFTER, Long.toString(pause.plusMillis(999).toSeconds()));
        }
        return response.body(problem);
    }

    private static HttpStatus status(TrendingHashtagsException failure) {
        if (failure instanceof InvalidRequest) {
            return HttpStatus.BAD_REQUEST;
        }
        if (failure instanceof TimedOut) {
            return HttpStatus.GATEWAY_TIMEOUT;
        }
        boolean later = failure instanceof RateLimited || failure instanceof OutOfCredits || failure instanceof NotSent;
        return later ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.BAD_GATEWAY;
    }

    private static @Nullable Duration retryAfter(TrendingHashtagsException failure) {
        if (failure instanceof RateLimited limited) {
            return limited.retryAfter();
        }
        return failure instanceof ServerFailed failed ? failed.retryAfter() : null;
    }
}
