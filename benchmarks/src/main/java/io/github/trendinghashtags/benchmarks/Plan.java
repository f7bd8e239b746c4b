package io.github.trendinghashtags.benchmarks;

import static io.github.trendinghashtags.benchmarks.peers.Contender.DECODE_JACKSON;
import static io.github.trendinghashtags.benchmarks.peers.Contender.DECODE_OURS;

import io.github.trendinghashtags.benchmarks.Load.Way;
import io.github.trendinghashtags.benchmarks.peers.Contender;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
 * @param loads how calls are made; on virtual threads where there are, besides
 * @param decoderJvms how many JVMs of each decoder are measured, one after another: no two compile the same code alike
 * @param jvms how many JVMs of each client
 * @param rounds how often all contenders take their turn in each of those: many short turns, since a shared machine's
 *     speed doubles and halves within seconds, and only what is measured side by side can be compared
 * @param warmUps how often a new JVM is warmed up under each load, at most
 * @param starts how often each client's JVM is started, and whole rankings are fetched
 */
record Plan(
        Jars jars,
        @Nullable Path virtualHome,
        URI server,
        List<Integer> periods,
        List<Contender> decoders,
        List<Contender> clients,
        List<Load> loads,
        int decoderJvms,
        int jvms,
        int rounds,
        int warmUps,
        int starts) {
    private static final int ENOUGH = 20;
    private static final List<Load> ALL =
            Stream.concat(Load.of(Way.BLOCKING), Load.of(Way.ASYNC)).toList();

    /** Under 10 minutes. */
    static Plan brief(Jars jars, URI server) {
        List<Contender> decoders = List.of(DECODE_JACKSON, DECODE_OURS);
        List<Load> loads = Stream.concat(Load.of(Way.BLOCKING), Stream.of(new Load(Way.ASYNC, 64)))
                .toList();
        return new Plan(jars, null, server, List.of(7), decoders, Contender.rivals(), loads, 4, 2, 30, ENOUGH, 6);
    }

    /** Some half an hour. */
    static Plan thorough(Jars jars, @Nullable Path virtualHome, URI server) {
        List<Contender> clients = Contender.clients();
        return new Plan(
                jars, virtualHome, server, List.of(7, 30), Contender.decoders(), clients, ALL, 3, 1, 40, ENOUGH, 7);
    }

    /** For the programs themselves to be tried out: its figures mean nothing. */
    static Plan smoke(Jars jars, @Nullable Path virtualHome, URI server) {
        List<Contender> clients = Contender.clients();
        return new Plan(jars, virtualHome, server, List.of(7), Contender.decoders(), clients, ALL, 1, 1, 1, 1, 1);
    }

    /** Stops everything where a page says something else than what the server sends. */
    static void require(String who, String expected, String got) {
        if (!expected.equals(got)) {
            throw new IllegalStateException(
                    who + ": a wrong page, so nothing is measured\nexpected " + expected + "\nwas      " + got);
        }
    }
}
