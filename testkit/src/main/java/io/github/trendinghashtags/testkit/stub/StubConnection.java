package io.github.trendinghashtags.testkit.stub;

import org.jspecify.annotations.Nullable;

/**
 * A snapshot of a connection that a client made to the stub.
 *
 * @param number its number, from 1 in the order of arrival
 * @param requests how many requests have come over it, from 0
 * @param openedAt the {@link System#nanoTime()} at which the stub accepted it
 * @param closedAt the {@link System#nanoTime()} at which the stub closed it, or saw that the client had; null while it
 *     is open
 * @param closedBy who closed it first, or null while it is open
 */
public record StubConnection(
        int number,
        int requests,
        long openedAt,
        @Nullable Long closedAt,
        @Nullable Side closedBy) {

    /**
     * Creates the snapshot.
     *
     * @param number see {@link #number()}
     * @param requests see {@link #requests()}
     * @param openedAt see {@link #openedAt()}
     * @param closedAt see {@link #closedAt()}
     * @param closedBy see {@link #closedBy()}
     */
    public StubConnection {}

    /** An end of a connection. */
    public enum Side {
        /** The client under test. */
        CLIENT,
        /** The stub, by its script or because it was closed. */
        STUB
    }

    /** Returns whether neither side has closed it yet. */
    boolean isOpen() {
        return closedBy == null;
    }

    StubConnection withRequest() {
        return new StubConnection(number, requests + 1, openedAt, closedAt, closedBy);
    }

    StubConnection closed(Side by) {
        return new StubConnection(number, requests, openedAt, System.nanoTime(), by);
    }
}
