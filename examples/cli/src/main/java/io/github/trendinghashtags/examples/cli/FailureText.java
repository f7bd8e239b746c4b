package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import org.jspecify.annotations.Nullable;

/** Says why a call failed, in words for people. */
final class FailureText {
    private FailureText() {}

    static String of(TrendingHashtagsException failure) {
        String message = String.valueOf(failure.getMessage());
        Throwable cause = failure.getCause();
        if (failure instanceof NotSent && cause != null) {
            return message + ": " + cause.getMessage();
        }
        return failure instanceof ConnectionFailed ? message + connection(cause) : message;
    }

    private static String connection(@Nullable Throwable cause) {
        boolean refused = false;
        for (Throwable step = cause; step != null; step = step.getCause()) {
            if (step instanceof UnknownHostException || step instanceof UnresolvedAddressException) {
                return ": the host's name is not known: look at the network, or at KEYAPI_API_BASE_URL";
            }
            refused |= step instanceof ConnectException;
        }
        return refused ? ": the host is there, and accepts no connection" : "";
    }
}
