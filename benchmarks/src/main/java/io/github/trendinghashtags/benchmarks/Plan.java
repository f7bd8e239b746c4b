package io.github.trendinghashtags.benchmarks;

import static io.github.trendinghashtags.benchmarks.peers.Contender.DECODE_JACKSON;
import static io.github.trendinghashtags.benchmarks.peers.Contender.DECODE_OURS;

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
 * @param decoders whose decoding is measured, the baseline first
 * @param clients whose calls and starts are measured, the baseline first
 * @param forks how many JVMs of each contender are measured, one after another: no two compile the same code alike
 * @param rounds how often all contenders take their turn in each of those: many short turns, since a shared machine's
 *     speed doubles and halves within seconds, and only what is measured side by side can be compared
 * @param sliceMillis how long a turn is, where calls are counted
 * @param warmUpMillis how long a client's new JVM warms up, a decoder's half of that; and a sixteenth again for each load
 * @param starts how often each client's JVM is started
 */
record Plan(
        Jars jars,
        @Nullable Path virtualHome,
        URI server,
        List<Integer> periods,
        List<Contender> decoders,
        List<Contender> clients,
        int forks,
        int rounds,
        int sliceMillis,
        int warmUpMillis,
        int starts) {

    /** Under 10 minutes. */
    static Plan brief(Jars jars, @Nullable Path virtualHome, URI server) {
        List<Contender> decoders = List.of(DECODE_JACKSON, DECODE_OURS);
        return new Plan(jars, virtualHome, server, List.of(7), decoders, Contender.rivals(), 3, 14, 100, 12_000, 5);
    }

    /** Some half an hour. */
    static Plan thorough(Jars jars, @Nullable Path virtualHome, URI server) {
        return new Plan(
                jars,
                virtualHome,
                server,
                List.of(7, 30),
                Contender.decoders(),
                Contender.clients(),
                2,
                20,
                100,
                12_000,
                7);
    }

    /** For the programs themselves to be tried out: its figures mean nothing. */
    static Plan smoke(Jars jars, @Nullable Path virtualHome, URI server) {
        return new Plan(
                jars, virtualHome, server, List.of(7), Contender.decoders(), Contender.clients(), 1, 1, 50, 50, 1);
    }

    /** Stops everything where a page says something else than what the server sends. */
    static void require(String who, String expected, String got) {
        if (!expected.equals(got)) {
            throw new IllegalStateException(
                    who + ": a wrong page, so nothing is measured\nexpected " + expected + "\nwas      " + got);
        }
    }
}
