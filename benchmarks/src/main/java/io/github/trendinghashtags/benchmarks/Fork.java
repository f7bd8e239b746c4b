package io.github.trendinghashtags.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs a program in another JVM, line by line. The program ends with its standard input, and so with this JVM. */
final class Fork implements AutoCloseable {
    /** This program's JDK. */
    static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    private final String name;
    private final Process process;
    private final BufferedWriter in;
    private final BufferedReader out;

    /**
     * Starts a program.
     *
     * @param javaHome its JDK
     * @param classPath its class path
     * @param flags flags for the JVM
     * @param main its main class
     * @param args its arguments
     */
    Fork(Path javaHome, String classPath, List<String> flags, Class<?> main, Object... args) throws IOException {
        this.name = main.getSimpleName() + Arrays.toString(args);
        this.process = builder(javaHome, classPath, flags, main, args)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.in = process.outputWriter();
        this.out = process.inputReader();
    }

    private static ProcessBuilder builder(
            Path javaHome, String classPath, List<String> flags, Class<?> main, Object... args) {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin").resolve("java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, main.getName()));
        Arrays.stream(args).map(Object::toString).forEach(command::add);
        return new ProcessBuilder(command);
    }

    /** Runs a program to its end in a JVM with no flags, as Maven's has some, and returns its exit code. */
    static int run(String classPath, Class<?> main, Object... args) throws IOException, InterruptedException {
        ProcessBuilder program = builder(JAVA_HOME, classPath, List.of(), main, args);
        return program.inheritIO().start().waitFor();
    }

    /** Sends a line, and returns the line that is printed next. */
    String ask(String line) throws IOException {
        in.write(line);
        in.newLine();
        in.flush();
        return readLine();
    }

    /** Returns the line that is printed next. */
    String readLine() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IllegalStateException(name + " ended early; its own message is above");
        }
        return line;
    }

    /** Waits until it has ended, successfully. */
    void await() throws InterruptedException {
        int status = process.waitFor();
        if (status != 0) {
            throw new IllegalStateException(name + " ended with status " + status + "; its own message is above");
        }
    }

    /** Ends it. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
