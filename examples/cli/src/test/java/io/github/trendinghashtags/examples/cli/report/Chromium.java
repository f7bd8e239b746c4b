package io.github.trendinghashtags.examples.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real browser without a window, where one is installed.
 *
 * @param program the browser
 * @param directory for its profile and its output
 */
record Chromium(Path program, Path directory) {

    /** What a browser of a directory of {@code PATH} is called. */
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** What a page became, and all that was written to the console while it did. */
    record Loaded(String dom, List<String> console) {}

    static Optional<Chromium> installed(Path directory) {
        return Stream.of(System.getenv("PATH").split(Pattern.quote(System.getProperty("path.separator"))))
                .flatMap(bin -> NAMES.stream().map(name -> Path.of(bin, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new Chromium(program, directory));
    }

    /** Loads a page, and waits until its scripts have nothing left to do. */
    Loaded load(URI page, String... flags) throws IOException, InterruptedException {
        Path dom = directory.resolve("dom.html");
        Path log = directory.resolve("log.txt");
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--enable-logging=stderr",
                "--user-data-dir=" + directory.resolve("profile"),
                "--virtual-time-budget=60000",
                "--dump-dom"));
        command.addAll(List.of(flags));
        command.add(page.toString());
        Process browser = new ProcessBuilder(command)
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        boolean ended = browser.waitFor(300, TimeUnit.SECONDS);
        browser.descendants().forEach(ProcessHandle::destroyForcibly);
        browser.destroyForcibly().waitFor();
        assertThat(ended).as("the browser ended").isTrue();
        List<String> console = Files.readAllLines(log).stream()
                .filter(line -> line.contains("CONSOLE"))
                .toList();
        return new Loaded(Files.readString(dom), console);
    }
}
