package io.github.trendinghashtags.benchmarks;

import io.github.trendinghashtags.benchmarks.Load.CallMode;
import io.github.trendinghashtags.benchmarks.peers.Contender;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says how much is measured, and on what.
 *
 * @param jars the class path of contenders
 * @param server the server's address
 * @param complete whether all contenders and loads are measured, or only the main ones
 * @param decoderJvms how many JVMs of each decoder are measured
 * @param jvms how many JVMs of each client are measured
 * @param rounds how many turns a contender takes in each of its JVMs
 * @param maxWarmUps how many times at most a new JVM is warmed up under all loads
 * @param starts how many times the start of each client is measured
 */
record Plan(
        Jars jars, URI server, boolean complete, int decoderJvms, int jvms, int rounds, int maxWarmUps, int starts) {
    /** Returns the plan of that name. */
    static Plan of(String name, Jars jars, URI server) {
        return switch (name) {
            case "long" -> new Plan(jars, server, true, 3, 1, 40, 20, 7);
            case "smoke" -> new Plan(jars, server, true, 1, 1, 1, 1, 1);
            default -> new Plan(jars, server, false, 4, 2, 30, 20, 6);
        };
    }

    /** Returns the days of trend in the pages that are decoded. */
    List<Integer> periods() {
        return complete ? List.of(7, 30) : List.of(7);
    }

    List<Contender> decoders() {
        return complete ? Contender.decoders() : List.of(Contender.DECODE_JACKSON, Contender.DECODE_OURS);
    }

    List<Contender> clients() {
        return complete ? Contender.clients() : Contender.mainClients();
    }

    /** Returns how calls are made, apart from virtual threads. */
    List<Load> loads() {
        Stream<Load> async = complete ? Load.of(CallMode.ASYNC) : Stream.of(new Load(CallMode.ASYNC, 64));
        return Stream.concat(Load.of(CallMode.BLOCKING), async).toList();
    }
}
