package io.github.trendinghashtags.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.trendinghashtags.testkit.contract.BrokenAdapters.Correct;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Listeners;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each test of what a listener hears catches an adapter that reports just that wrongly. */
class BrokenListenersTest {

    static Stream<Arguments> brokenAdapters() {
        return Stream.of(
                row(BrokenListeners.LosesTheRequestId.class, "hearsOfAPage"),
                row(BrokenListeners.PassesOverForbiddenCalls.class, "hearsOfRefusals"),
                row(BrokenListeners.PassesOverResponsesThatItDoesNotKnow.class, "hearsOfResponsesThatAreNotUnderstood"),
                row(
                        BrokenListeners.PassesOverRetries.class,
                        "hearsOfAConnectionThatIsLost",
                        "hearsOfAConnectionThatIsRefused",
                        "hearsOfAWaitThatTheVendorAsksFor",
                        "hearsOfAnAttemptThatTakesTooLong",
                        "hearsOfRetries",
                        "hearsThatNoAttemptIsLeft",
                        "showsTheListenerNoKey"),
                row(BrokenListeners.KnowsNoPause.class, "hearsOfAWaitThatTheVendorAsksFor"),
                row(BrokenListeners.KnowsOneReason.class, "hearsWhyNothingIsRepeated"),
                row(
                        BrokenListeners.PassesOverRefusedRetries.class,
                        "hearsOfAConnectionThatIsRefused",
                        "hearsThatNoAttemptIsLeft",
                        "hearsWhyNothingIsRepeated"),
                row(BrokenListeners.ChargesForEachAttempt.class, "hearsOfAConnectionThatIsRefused"),
                row(
                        BrokenListeners.PassesOverLostConnections.class,
                        "hearsOfAConnectionThatIsLost",
                        "hearsOfAConnectionThatIsRefused"),
                row(
                        BrokenListeners.PassesOverTimeouts.class,
                        "hearsOfACallThatTakesTooLong",
                        "hearsOfAnAttemptThatTakesTooLong"),
                row(
                        BrokenListeners.PassesOverCallsThatAreNotSent.class,
                        "hearsOfACallThatIsClosed",
                        "hearsOfCallsThatAreNotSent"),
                row(
                        BrokenListeners.PassesOverWhatIsStopped.class,
                        "hearsOfABlockingCallThatIsInterrupted",
                        "hearsOfACallThatIsClosed",
                        "hearsOfAFutureThatIsCancelled"),
                row(BrokenListeners.RepeatsDrift.class, "hearsOnceOfWhatTheVendorHasChanged"),
                row(BrokenListeners.ShowsTheKey.class, "showsTheListenerNoKey"));
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenAdapters")
    void catches(Class<? extends Correct> adapter, String... tests) {
        // Others may fail as well if the machine is slow, for want of patience.
        assertThat(FailedTests.of(adapter, Listeners.class)).contains(tests);
    }

    @Test
    void catchesAnAdapterThatIsAtTheListenersMercy() {
        assertThat(FailedTests.of(BrokenListeners.IsAtTheListenersMercy.class, Listeners.class))
                .contains("endsCallsInTimeThoughTheListenerBlocks", "fetchesWhateverTheListenerThrows");
    }

    private static Arguments row(Class<? extends Correct> adapter, String... tests) {
        return arguments(adapter, tests);
    }
}
