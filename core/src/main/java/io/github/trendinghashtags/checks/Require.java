package io.github.trendinghashtags.checks;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Refuses bad arguments, in messages that name the argument, its range and the value. */
public final class Require {
    private static final Duration YEAR = Duration.ofDays(365);

    private Require() {}

    /**
     * Refuses null, and a value out of range.
     *
     * @param <T> what is compared
     * @param name the argument's name
     * @param value the argument
     * @param min the least value allowed
     * @param max the greatest value allowed
     * @throws NullPointerException if the value is null; its message is the name
     * @throws IllegalArgumentException if the value is out of range
     */
    public static <T extends Comparable<T>> void inRange(String name, T value, T min, T max) {
        if (Objects.requireNonNull(value, name).compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(name + " must be from " + min + " to " + max + ", was " + value);
        }
    }

    /**
     * Refuses null, a negative time and one beyond 365 days.
     *
     * @param name the argument's name
     * @param value the argument
     * @throws NullPointerException if the value is null; its message is the name
     * @throws IllegalArgumentException if the value is out of range
     */
    public static void upToAYear(String name, Duration value) {
        inRange(name, value, Duration.ZERO, YEAR);
    }

    /**
     * Refuses a number that is too small.
     *
     * @param name the argument's name
     * @param value the argument, a whole number, or null for one that is absent, which is allowed
     * @param min the least value allowed
     * @throws IllegalArgumentException if the value is less
     */
    public static void atLeast(String name, @Nullable Number value, long min) {
        if (value != null && value.longValue() < min) {
            throw new IllegalArgumentException(name + " must be at least " + min + ", was " + value);
        }
    }

    /**
     * Copies a list. Refuses null, and a list that has null in it.
     *
     * @param <T> what the list holds
     * @param name the argument's name
     * @param list the argument
     * @return an unmodifiable copy
     * @throws NullPointerException if the list is null, when its message is the name, or has null in it, when its message
     *     says at which index
     */
    public static <T> List<T> copyOf(String name, List<? extends T> list) {
        int index = 0;
        for (T element : Objects.requireNonNull(list, name)) {
            if (element == null) {
                throw new NullPointerException(name + "[" + index + "]");
            }
            index++;
        }
        return List.copyOf(list);
    }

    /**
     * Refuses null and the empty text.
     *
     * @param name the argument's name
     * @param value the argument
     * @throws NullPointerException if the value is null; its message is the name
     * @throws IllegalArgumentException if the value is empty
     */
    public static void text(String name, String value) {
        if (Objects.requireNonNull(value, name).isEmpty()) {
            throw new IllegalArgumentException(name + " must not be empty");
        }
    }
}
