package io.github.trendinghashtags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.trendinghashtags.CallEvent.AttemptEnded;
import io.github.trendinghashtags.CallEvent.CacheLookup;
import io.github.trendinghashtags.CallEvent.CallEnded;
import io.github.trendinghashtags.CallEvent.CallRefused;
import io.github.trendinghashtags.CallEvent.DriftFound;
import io.github.trendinghashtags.CallEvent.RetryRefused;
import io.github.trendinghashtags.CallEvent.RetryScheduled;
import io.github.trendinghashtags.CallEvent.StoreFailed;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallListenerTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    private static final Receipt RECEIPT = new Receipt("r-1", 1, 2, Duration.ofMillis(80), Instant.EPOCH);
    private static final ServerFailed FAILURE = new ServerFailed("down", RECEIPT, 503, null, null);
    private static final List<CallEvent> EVENTS = List.of(
            new AttemptEnded(QUERY, 1, 503, FAILURE, "r-1", Duration.ofMillis(80)),
            new RetryScheduled(QUERY, 1, FAILURE, Duration.ofSeconds(1)),
            new RetryRefused(QUERY, 1, FAILURE, RetryRefused.Reason.NO_TIME_LEFT),
            new CallEnded(QUERY, null, FAILURE, RECEIPT),
            new CacheLookup(QUERY, CacheLookup.Result.MISS),
            new CallRefused(QUERY, new NotSent("no", RECEIPT, NotSent.Reason.DAY_BUDGET, null)),
            new StoreFailed(StoreFailed.Store.CREDIT_LEDGER, "reserve", new IOException("down")),
            new DriftFound(DriftFound.Kind.UNKNOWN_FIELD, "novelty"));

    static Stream<CallEvent> events() {
        return EVENTS.stream();
    }

    /** The method of a listener that hears an event is the one that takes it. */
    private static void deliver(CallEvent event, CallListener listener) throws Exception {
        for (Method method : CallListener.class.getMethods()) {
            if (method.getParameterCount() == 1 && method.getParameterTypes()[0] == event.getClass()) {
                method.invoke(listener, event);
                return;
            }
        }
        throw new AssertionError("no method hears " + event);
    }

    private static CallListener handling(InvocationHandler handler) {
        return (CallListener) Proxy.newProxyInstance(
                CallListener.class.getClassLoader(), new Class<?>[] {CallListener.class}, handler);
    }

    @Test
    void thereIsAnEventForEachMethod() {
        assertThat(Stream.of(CallEvent.class.getDeclaredClasses()).map(Class::getSimpleName))
                .containsExactlyInAnyOrderElementsOf(EVENTS.stream()
                        .map(event -> event.getClass().getSimpleName())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("events")
    void doesNothingUnlessItIsOverridden(CallEvent event) throws Exception {
        deliver(event, new CallListener() {});
    }

    @ParameterizedTest
    @MethodSource("events")
    void callsAllListenersInTheirOrderWhateverOneOfThemThrows(CallEvent event) throws Exception {
        List<Object> heard = new ArrayList<>();
        CallListener first = handling((proxy, method, arguments) -> {
            heard.add("first");
            throw new IOException("checked, and so wrapped by the proxy");
        });
        CallListener second = handling((proxy, method, arguments) -> {
            heard.add("second");
            throw new StackOverflowError();
        });
        CallListener third = handling((proxy, method, arguments) -> heard.add(arguments[0]) ? null : null);

        deliver(event, CallListener.all(first, second, third));
        deliver(event, CallListener.all(first).andThen(third));

        assertThat(heard).containsExactly("first", "second", event, "first", event);
    }

    @Test
    void refusesAListenerThatIsNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> CallListener.all((CallListener) null))
                .withMessage("listeners[0]");
        assertThatNullPointerException()
                .isThrownBy(() -> CallListener.all((CallListener[]) null))
                .withMessage("listeners");
        assertThatNullPointerException()
                .isThrownBy(() -> new CallListener() {}.andThen(null))
                .withMessage("next");
    }

    @Test
    void namesOutcomesForMetrics() {
        assertThat(new AttemptEnded(QUERY, 1, 200, null, null, Duration.ZERO).outcome())
                .isEqualTo("200");
        assertThat(new AttemptEnded(QUERY, 1, null, FAILURE, null, Duration.ZERO).outcome())
                .isEqualTo("ServerFailed");
        assertThat(new AttemptEnded(QUERY, 1, null, null, null, Duration.ZERO).outcome())
                .isEqualTo("Cancelled");
        var page = new TrendingHashtagsPage(List.of(), 1, 0, false, RECEIPT);
        assertThat(new CallEnded(QUERY, page, null, RECEIPT).outcome()).isEqualTo("Page");
        assertThat(new CallEnded(QUERY, null, FAILURE, RECEIPT).outcome()).isEqualTo("ServerFailed");
        assertThat(new CallEnded(QUERY, null, null, RECEIPT).outcome()).isEqualTo("Cancelled");
        assertThat(new RetryScheduled(QUERY, 1, FAILURE, Duration.ZERO).reason())
                .isEqualTo("ServerFailed");
    }
}
