package io.github.trendinghashtags.keyapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlotsTest {
    private final Slots slots = new Slots(2);
    private final List<String> granted = new ArrayList<>();

    private Slots.Slot taken(String name) {
        Slots.Slot slot = slots.slot(() -> granted.add(name));
        slot.take();
        return slot;
    }

    @Test
    void asManyAreGrantedAsThereAre() {
        taken("a");
        taken("b");
        taken("c");

        assertThat(granted).containsExactly("a", "b");
    }

    @Test
    void onesGivenBackGoToThoseThatWaitInTheirOrder() {
        Slots.Slot a = taken("a");
        Slots.Slot b = taken("b");
        taken("c");
        taken("d");
        taken("e");

        b.giveBack();
        a.giveBack();

        assertThat(granted).containsExactly("a", "b", "c", "d");
    }

    @Test
    void oneGivenBackWhileNobodyWaitsIsFree() {
        taken("a").giveBack();
        taken("b");
        taken("c");
        taken("d");

        assertThat(granted).containsExactly("a", "b", "c");
    }

    @Test
    void givingBackTwiceCountsOnce() {
        Slots.Slot a = taken("a");
        a.giveBack();
        a.giveBack();
        taken("b");
        taken("c");
        taken("d");

        assertThat(granted).containsExactly("a", "b", "c");
    }

    @Test
    void takingTwiceCountsOnce() {
        Slots.Slot a = taken("a");
        a.take();
        taken("b");

        assertThat(granted).containsExactly("a", "b");
    }

    @Test
    void oneThatLeavesTheQueueIsNotGranted() {
        Slots.Slot a = taken("a");
        taken("b");
        Slots.Slot c = taken("c");
        taken("d");

        c.giveBack();
        a.giveBack();

        assertThat(granted).containsExactly("a", "b", "d");
    }

    @Test
    void leavingTheQueueFreesNothing() {
        taken("a");
        taken("b");
        taken("c").giveBack();
        taken("d");

        assertThat(granted).containsExactly("a", "b");
    }

    @Test
    void oneGivenBackBeforeItIsTakenTakesNothing() {
        Slots.Slot early = slots.slot(() -> granted.add("early"));
        early.giveBack();
        early.take();
        taken("a");
        taken("b");

        assertThat(granted).containsExactly("a", "b");
    }

    /** Two threads take and give back; two more queue and may leave at any moment. */
    @Test
    void noMoreThanThereAreAreEverHeldAndWhoStaysIsGrantedOnce() throws Exception {
        int perThread = 2_000;
        AtomicInteger held = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger grants = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                Runnable one = thread % 2 == 0 ? this::leave : () -> stay(held, most, grants);
                running.add(threads.submit(() -> IntStream.range(0, perThread).forEach(i -> one.run())));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(most).hasValueBetween(1, 2);
        assertThat(grants).hasValue(2 * perThread);
        taken("a");
        taken("b");
        taken("c");
        assertThat(granted).containsExactly("a", "b");
    }

    private void leave() {
        Slots.Slot slot = slots.slot(() -> {});
        slot.take();
        slot.giveBack();
    }

    private void stay(AtomicInteger held, AtomicInteger most, AtomicInteger grants) {
        Slots.Slot[] mine = new Slots.Slot[1];
        mine[0] = slots.slot(() -> {
            grants.incrementAndGet();
            most.accumulateAndGet(held.incrementAndGet(), Math::max);
            held.decrementAndGet();
            mine[0].giveBack();
        });
        mine[0].take();
    }
}
