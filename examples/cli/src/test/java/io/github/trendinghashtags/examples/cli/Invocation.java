package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One run of the command line in this process, with nothing of it on a terminal. */
record Invocation(int exitCode, String out, String err) {

    static Invocation of(StubKeyApiServer stub, String... args) {
        return of(() -> Endpoint.at(stub.settings()), Map.of(), args);
    }

    static Invocation of(Supplier<Endpoint> endpoints, Map<String, String> environment, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Cli.run(Terminal.of(out, err, environment, false), endpoints, args);
        return new Invocation(exitCode, out.toString(), err.toString());
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
