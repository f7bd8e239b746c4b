package io.github.trendinghashtags.examples.cli.state;

import io.github.trendinghashtags.credits.CreditLedger.Usage;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A day's credits, in a file of lines such as {@code reserved 6 for 0b54…} and {@code spent 2 for 0b54…}, which is only ever
 * appended to. A line that was cut off counts for nothing: a reservation that was not granted yet, or a settlement without
 * which the reservation stays. Not safe for use by several threads.
 */
final class LedgerDay {
    private static final Pattern ENTRY =
            Pattern.compile("(reserved|spent) (\\d{1,19}) for ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private final Path file;
    private final Map<UUID, Open> open = new HashMap<>();
    private final Set<UUID> settled = new HashSet<>();
    private long bytesRead;
    private int linesRead;
    private long spent;
    private long reserved;

    /**
     * A reservation that is not settled.
     *
     * @param credits how many
     * @param before what the day had spent and reserved before
     */
    record Open(long credits, Usage before) {}

    LedgerDay(Path file) {
        this.file = file;
    }

    Usage usage() {
        return new Usage(spent, reserved);
    }

    @Nullable
    Open open(UUID id) {
        return open.get(id);
    }

    boolean isSettled(UUID id) {
        return settled.contains(id);
    }

    /** Whether credits fit below a limit. */
    boolean hasRoom(long credits, long limit) {
        return credits <= limit - sum(spent, reserved);
    }

    /**
     * Reads what was appended since the last time.
     *
     * @throws IOException if the file can't be read, or has a line that is no entry, nor the beginning of one
     */
    LedgerDay read() throws IOException {
        long size = Files.exists(file) ? Files.size(file) : 0;
        if (size < bytesRead) {
            forget();
        }
        if (size > bytesRead) {
            try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
                in.seek(bytesRead);
                byte[] added = new byte[(int) (in.length() - bytesRead)];
                in.readFully(added);
                String lines = new String(added, StandardCharsets.ISO_8859_1);
                int whole = lines.lastIndexOf('\n') + 1;
                for (String line : (Iterable<String>) lines.substring(0, whole).lines()::iterator) {
                    linesRead++;
                    add(line);
                }
                bytesRead += whole;
            }
        }
        return this;
    }

    /** Appends an entry, which is on the disk when this returns. */
    void append(String kind, long credits, UUID id) throws IOException {
        boolean cutOff = Files.exists(file) && Files.size(file) > bytesRead;
        try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
            String line = (cutOff ? "\n" : "") + kind + " " + credits + " for " + id + "\n";
            out.write(line.getBytes(StandardCharsets.ISO_8859_1));
            out.getFD().sync();
        }
        read();
    }

    private void add(String line) throws IOException {
        Matcher entry = ENTRY.matcher(line);
        if (!entry.matches()) {
            if (entry.hitEnd()) {
                return; // The beginning of an entry: the line was cut off.
            }
            throw noEntry();
        }
        long credits;
        try {
            credits = Long.parseLong(entry.group(2));
        } catch (NumberFormatException tooLarge) {
            throw noEntry();
        }
        UUID id = UUID.fromString(entry.group(3));
        if (entry.group(1).equals("reserved")) {
            open.put(id, new Open(credits, usage()));
            reserved = sum(reserved, credits);
        } else if (settled.add(id)) {
            Open reservation = open.remove(id);
            reserved -= reservation == null ? 0 : reservation.credits();
            spent = sum(spent, credits);
        }
    }

    private IOException noEntry() {
        return new IOException(file + ", line " + linesRead + " is no entry of a ledger, and all others are kept: "
                + "mend or delete that line, or move the file away to count from 0");
    }

    /** The file was moved away. */
    private void forget() {
        open.clear();
        settled.clear();
        bytesRead = 0;
        linesRead = 0;
        spent = 0;
        reserved = 0;
    }

    private static long sum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
