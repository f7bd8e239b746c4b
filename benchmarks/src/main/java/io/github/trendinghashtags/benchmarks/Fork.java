package io.github.trendinghashtags.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM beside this one, told what to do line by line. It ends with its standard input, and so with this one. */
final class Fork implements AutoCloseable {
    private final String name;
    private final Process process;
    private final BufferedWriter in;
    private final BufferedReader out;

    /**
     * Starts it.
     *
     * @param name what messages call it
     * @param classPath its class path
     * @param flags flags for the JVM
     * @param main its program
     * @param args the program's arguments
     */
    Fork(String name, String classPath, List<String> flags, Class<?> main, Object... args) throws IOException {
        this(Path.of(System.getProperty("java.home")), name, classPath, flags, main, args);
    }

    /** Starts it on another JDK. */
    Fork(Path javaHome, String name, String classPath, List<String> flags, Class<?> main, Object... args)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin").resolve("java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, main.getName()));
        for (Object arg : args) {
            command.add(arg.toString());
        }
        this.name = name;
        this.process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.in = process.outputWriter();
        this.out = process.inputReader();
    }

    /** Tells it something, and returns what it answers. */
    String ask(String line) throws IOException {
        in.write(line);
        in.newLine();
        in.flush();
        return answer();
    }

    /** The next line that it prints. */
    String answer() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IllegalStateException(name + " ended early; see above why");
        }
        return line;
    }

    /** Waits for its end, which must be a good one. */
    void await() throws InterruptedException {
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IllegalStateException(name + " ended with " + exit + "; see above why");
        }
    }

    /** Ends it. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
