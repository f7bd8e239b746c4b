package io.github.trendinghashtags.examples.cli.json;

/** JSON that is not what was expected. The message says where, and what is wrong, and names no Java class. */
public final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception.
     *
     * @param message where and what
     */
    public UnreadableException(String message) {
        super(message);
    }
}
