package io.github.trendinghashtags.examples.cli;

/** The program. */
public final class Main {
    private Main() {}

    /**
     * Runs the command line and ends the JVM with its exit code. Maven, if that runs the program, ends with it, and so
     * adds nothing of its own to the output.
     *
     * @param args the options
     */
    public static void main(String[] args) {
        System.exit(Cli.run(Terminal.system(), Endpoint::fromEnvironment, args));
    }
}
