package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.examples.cli.state.StateDirectory;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the commands call: the vendor, or a stub of it in this process.
 *
 * @param settings its address, and how to call it
 * @param notice what the user must know about the responses, or null if they are the vendor's
 * @param state where the platform keeps what outlives a run, or null if the environment names no home
 * @param release closes the stub
 */
record Endpoint(
        ClientSettings settings,
        @Nullable String notice,
        @Nullable Path state,
        Runnable release) implements AutoCloseable {

    static final String STUB_NOTICE = "No KEYAPI_TOKEN: invented data from a built-in stub, for nothing.";
    static final String DEMO_NOTICE = "Invented data from a built-in stub, for nothing: --demo.";

    /** Some 300 requests at the usual pace: those of 20 processes that share it. */
    private static final Duration TURN_OF_A_PATIENT_ONE = Duration.ofMinutes(1);

    private static final Duration CALL_OF_A_PATIENT_ONE = Duration.ofMinutes(2);

    /** Marks data that a stub invented, whatever the reason was. */
    static final String INVENTED = "Invented data: a demonstration, not what trends.";

    /**
     * The vendor if {@code KEYAPI_TOKEN} is set, otherwise a stub.
     *
     * @throws BadEnvironment if a variable's value is of no use
     */
    static Endpoint fromEnvironment() {
        return from(System.getenv());
    }

    static Endpoint from(Map<String, String> environment) {
        if (environment.getOrDefault("KEYAPI_TOKEN", "").isEmpty()) {
            return stub(STUB_NOTICE);
        }
        try {
            return at(ClientSettings.fromEnvironment(), state(environment));
        } catch (IllegalArgumentException refused) {
            throw new BadEnvironment(refused);
        }
    }

    private static @Nullable Path state(Map<String, String> environment) {
        try {
            return StateDirectory.ofPlatform(environment, System.getProperty("os.name", ""));
        } catch (InvalidPathException notInThisLocale) {
            return null; // As if the environment named no home.
        }
    }

    /** Whoever those settings lead to. */
    static Endpoint at(ClientSettings settings) {
        return at(settings, null);
    }

    /** The same, with a directory for what is kept between runs. */
    static Endpoint at(ClientSettings settings, @Nullable Path state) {
        return new Endpoint(settings, null, state, () -> {});
    }

    /** A stub that takes no credits and needs no network. Its ranking changes each day of UTC, as the vendor's does. */
    static Endpoint stub(String notice) {
        StubKeyApiServer stub = StubKeyApiServer.start().changingDaily();
        return new Endpoint(stub.settings(), notice, null, stub::close);
    }

    /** The same, for a program that would rather wait its turn among many requests than fail. */
    Endpoint patient() {
        ClientSettings patient = settings.withCallTimeout(CALL_OF_A_PATIENT_ONE)
                .withResilience(settings.resilience().withTimeoutDuration(TURN_OF_A_PATIENT_ONE));
        return new Endpoint(patient, notice, state, release);
    }

    /** Whether a stub invents what is returned. */
    boolean invented() {
        return notice != null;
    }

    /** Whose credits and pages these are, as a directory's name: those of one address are not another's. */
    String account() {
        return settings.baseUri().getAuthority().replaceAll("[^A-Za-z0-9.-]", "_");
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
