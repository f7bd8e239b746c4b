package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who answers: the vendor, or a stub of it in this process.
 *
 * @param settings the way there
 * @param notice what the user must know about the answers, or null where they are the vendor's
 * @param release lets go of the stub
 */
record Endpoint(ClientSettings settings, @Nullable String notice, Runnable release) implements AutoCloseable {

    static final String STUB_NOTICE = "No KEYAPI_TOKEN: built-in stub answers, documented first entry, synthetic rest.";

    /**
     * The vendor where {@code KEYAPI_TOKEN} is set, and otherwise a stub.
     *
     * @throws BadEnvironment where a variable's value is of no use
     */
    static Endpoint fromEnvironment() {
        return from(System.getenv());
    }

    static Endpoint from(Map<String, String> environment) {
        if (environment.getOrDefault("KEYAPI_TOKEN", "").isEmpty()) {
            return stub();
        }
        try {
            return at(ClientSettings.fromEnvironment());
        } catch (IllegalArgumentException refused) {
            throw new BadEnvironment(refused);
        }
    }

    /** Whoever those settings lead to. */
    static Endpoint at(ClientSettings settings) {
        return new Endpoint(settings, null, () -> {});
    }

    /** A stub that takes no credits and needs no network. */
    static Endpoint stub() {
        StubKeyApiServer stub = StubKeyApiServer.start();
        return new Endpoint(stub.settings(), STUB_NOTICE, stub::close);
    }

    /** Says what there is to know: among the lines that people read, but never among those that a program reads. */
    void announce(Terminal terminal, boolean amongLines) throws IOException {
        if (notice == null) {
            return;
        }
        if (amongLines) {
            terminal.out().append(notice).append("\n\n").flush();
        } else {
            PrintWriter err = terminal.err();
            err.println(notice);
            err.flush();
        }
    }

    @Override
    public void close() {
        release.run();
    }

    /** An environment variable that the program reads has a value that it can't use. The message does not have it. */
    static final class BadEnvironment extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadEnvironment(IllegalArgumentException refused) {
            super("KEYAPI_TOKEN or KEYAPI_API_BASE_URL: " + refused.getMessage(), refused);
        }
    }
}
