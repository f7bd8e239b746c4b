package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.CallEvent.CacheLookup;
import io.github.trendinghashtags.CallEvent.CallRefused;
import io.github.trendinghashtags.CallEvent.StoreFailed;
import io.github.trendinghashtags.CallListener;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A listener that writes down what it hears, and then throws. */
final class HeardEvents implements CallListener {
    final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @Override
    public void cacheLookup(CacheLookup event) {
        hear(event.result().toString());
    }

    @Override
    public void callRefused(CallRefused event) {
        hear("refused: " + event.refusal().reason());
    }

    @Override
    public void storeFailed(StoreFailed event) {
        hear(event.store() + " " + event.operation() + ": "
                + event.failure().getClass().getSimpleName());
    }

    private void hear(String line) {
        lines.add(line);
        throw new StackOverflowError("a user's bug");
    }
}
