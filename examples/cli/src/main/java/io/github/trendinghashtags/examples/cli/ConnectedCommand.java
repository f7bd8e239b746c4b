package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.examples.cli.ConnectionOptions.RefusedException;
import java.io.IOException;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;

/** A command that makes requests: has the options that choose the connection and limit its cost, and opens the port. */
abstract class ConnectedCommand extends TerminalCommand {
    private final Supplier<Endpoint> endpoints;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    ConnectedCommand(Terminal terminal, Supplier<Endpoint> endpoints) {
        super(terminal);
        this.endpoints = endpoints;
    }

    /** What a command does with the port. */
    interface Work {
        int with(Session session) throws IOException;
    }

    /** Fetches to print and not to keep; a page of today will do. */
    final int fetch(boolean forPeople, Work work) throws IOException {
        return fetch(forPeople, false, true, work);
    }

    /**
     * Opens the port, says what there is to know about its data, and closes it after the work, even if a signal ends the
     * process meanwhile.
     *
     * @param forPeople whether the output is read by people
     * @param keeps whether the data goes to a file: invented data has to be asked for then
     * @param reusesPages whether a page of today will do
     */
    final int fetch(boolean forPeople, boolean keeps, boolean reusesPages, Work work) throws IOException {
        StopSignal signal = new StopSignal();
        try (Endpoint endpoint = connection.demo() ? Endpoint.stub(Endpoint.DEMO_NOTICE) : endpoints.get()) {
            if (keeps && endpoint.invented() && !connection.demo()) {
                throw refusal("KEYAPI_TOKEN is not set, and what " + spec().name() + " writes is kept:"
                        + " set it, or ask for invented data by --demo");
            }
            try (Session session = connection.open(endpoint, reusesPages, terminal)) {
                endpoint.announce(terminal, forPeople);
                return work.with(session);
            }
        } catch (RefusedException refused) {
            throw refusal(String.valueOf(refused.getMessage()));
        } finally {
            signal.close();
        }
    }

    /** Whether pages of today are paid for again. */
    final boolean fresh() {
        return connection.fresh();
    }
}
