package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.ClientSettings;
import picocli.CommandLine.Option;

/** The option that picks an adapter. */
final class TransportOption {

    @Option(
            names = "--transport",
            paramLabel = "NAME",
            converter = Conversions.ToTransport.class,
            description = "${COMPLETION-CANDIDATES}; jdk by default.")
    private Transport transport = Transport.JDK;

    Session open(ClientSettings settings) {
        return transport.open(settings);
    }
}
