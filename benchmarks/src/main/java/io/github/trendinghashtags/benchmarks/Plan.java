package io.github.trendinghashtags.benchmarks;

import io.github.trendinghashtags.benchmarks.peers.Contender;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much is measured, and where.
 *
 * @param jars what contenders run on
 * @param virtualHome a JDK that has virtual threads, or null where none is known
 * @param server the server's address
 * @param periods days of trend, each of which decoding is measured with; calls are measured with 7
 * @param clients whose calls are measured, the baseline first
 * @param forks how many JVMs of each contender are measured, one after another: no two compile the same code alike
 * @param rounds how often all contenders take their turn in each of those: many short turns, since a shared machine's
 *     speed doubles and halves within seconds, and only what is measured side by side can be compared
 * @param sliceMillis how long a turn is, where calls are counted
 * @param warmUpMillis how long a contender's new JVM warms up, and a fortieth of that again for each load
 * @param starts how often each contender's JVM is started
 * @param decodeRounds how often decoding is measured, in a new JVM each time
 * @param decodeMillis how long an iteration of it is
 */
record Plan(
        Jars jars,
        @Nullable Path virtualHome,
        URI server,
        List<Integer> periods,
        List<Contender> clients,
        int forks,
        int rounds,
        int sliceMillis,
        int warmUpMillis,
        int starts,
        int decodeRounds,
        int decodeMillis) {

    /** Under 10 minutes. */
    static Plan brief(Jars jars, @Nullable Path virtualHome, URI server) {
        return new Plan(jars, virtualHome, server, List.of(7), Contender.rivals(), 3, 20, 100, 14_000, 3, 2, 1_000);
    }

    /** Some half an hour. */
    static Plan thorough(Jars jars, @Nullable Path virtualHome, URI server) {
        return new Plan(
                jars, virtualHome, server, List.of(7, 30), Contender.clients(), 2, 20, 100, 14_000, 7, 3, 1_500);
    }

    /** For the programs themselves to be tried out: its figures mean nothing. */
    static Plan smoke(Jars jars, @Nullable Path virtualHome, URI server) {
        return new Plan(jars, virtualHome, server, List.of(7), Contender.clients(), 1, 1, 50, 50, 1, 1, 50);
    }

    /** Stops everything where a page says something else than what the server sends. */
    static void require(String who, String expected, String got) {
        if (!expected.equals(got)) {
            throw new IllegalStateException(
                    who + ": a wrong page, so nothing is measured\nexpected " + expected + "\nwas      " + got);
        }
    }
}
