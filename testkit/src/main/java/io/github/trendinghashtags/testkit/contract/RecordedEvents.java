package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.trendinghashtags.CallEvent;
import io.github.trendinghashtags.CallEvent.AttemptEnded;
import io.github.trendinghashtags.CallEvent.CallEnded;
import io.github.trendinghashtags.CallEvent.DriftFound;
import io.github.trendinghashtags.CallEvent.RetryRefused;
import io.github.trendinghashtags.CallEvent.RetryScheduled;
import io.github.trendinghashtags.CallListener;
import io.github.trendinghashtags.testkit.waiting.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A listener that keeps what it hears, and describes each event in a few words. */
class RecordedEvents implements CallListener {

    // Guarded by this.
    private final List<CallEvent> events = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    @Override
    public void attemptEnded(AttemptEnded event) {
        add(event, "attempt " + event.number() + ": " + event.outcome());
    }

    @Override
    public void retryScheduled(RetryScheduled event) {
        add(event, "retry after " + event.attempt() + ": " + event.reason());
    }

    @Override
    public void retryRefused(RetryRefused event) {
        add(event, "no retry after " + event.attempt() + ": " + event.reason());
    }

    @Override
    public void callEnded(CallEnded event) {
        add(event, "call: " + event.outcome() + ", credits " + event.receipt().creditsAtMost());
    }

    @Override
    public void driftFound(DriftFound event) {
        add(event, "drift: " + event.kind() + ", " + event.name());
    }

    private synchronized void add(CallEvent event, String line) {
        events.add(event);
        lines.add(line);
        notifyAll();
    }

    synchronized List<CallEvent> events() {
        return List.copyOf(events);
    }

    /** Waits for as many events, and demands that they are these, and forgets them. */
    synchronized void assertHeard(Duration patience, String... expected) {
        Await.until(
                this, patience, () -> lines.size() >= expected.length, () -> List.of(expected) + ", heard " + lines);
        assertEquals(List.of(expected), lines, "events");
        lines.clear();
    }
}
