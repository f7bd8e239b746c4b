package io.github.trendinghashtags.keyapi;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** A fair semaphore that calls back instead of blocking: so many requests in flight, the others in a queue. */
final class Slots {
    private final Set<Slot> waiting = new LinkedHashSet<>();
    private int free;

    Slots(int count) {
        this.free = count;
    }

    /** A slot to be taken. {@code granted} runs once, on the thread that takes the slot or on the one that frees it. */
    Slot slot(Runnable granted) {
        return new Slot(granted);
    }

    private enum State {
        NEW,
        WAITING,
        GRANTED,
        RETURNED
    }

    /** A place in flight, or in the queue for one. */
    final class Slot {
        private final Runnable granted;
        private State state = State.NEW;

        private Slot(Runnable granted) {
            this.granted = granted;
        }

        /** Takes the place, or queues for it. */
        void take() {
            synchronized (waiting) {
                if (state != State.NEW) {
                    return;
                }
                if (free == 0) {
                    state = State.WAITING;
                    waiting.add(this);
                    return;
                }
                free--;
                state = State.GRANTED;
            }
            granted.run();
        }

        /** Gives the place back, or leaves the queue. Only the first time counts. */
        void giveBack() {
            Slot next;
            synchronized (waiting) {
                State was = state;
                state = State.RETURNED;
                if (was == State.WAITING) {
                    waiting.remove(this);
                }
                if (was != State.GRANTED) {
                    return;
                }
                Iterator<Slot> queue = waiting.iterator();
                if (!queue.hasNext()) {
                    free++;
                    return;
                }
                next = queue.next();
                queue.remove();
                next.state = State.GRANTED;
            }
            next.granted.run();
        }
    }
}
