package io.github.trendinghashtags.spi;

import org.jspecify.annotations.Nullable;

/**
 * A cursor over the values of one JSON document, which is all that the reading of answers needs of a JSON library. The
 * cursor stands on a value; a container is entered by the first {@link #nextField()} or {@link #nextElement()} and left
 * when that says that nothing follows. An implementation takes JSON strictly (RFC 8259), bounds nesting and lengths, and
 * never quotes the document in a message. Its {@link MalformedException} is the only exception that it throws.
 */
public interface JsonTokens extends AutoCloseable {

    /** What a value is. */
    enum Kind {
        /** An object. */
        OBJECT,
        /** An array. */
        ARRAY,
        /** A string. */
        TEXT,
        /** A number without fraction and exponent. */
        INTEGER,
        /** Any other number. */
        DECIMAL,
        /** {@code true} or {@code false}. */
        BOOLEAN,
        /** {@code null}. */
        NULL
    }

    /**
     * What the value under the cursor is.
     *
     * @return its kind
     */
    Kind kind();

    /**
     * Moves to the next member of the object that the cursor is in or on.
     *
     * @return the member's name, with the cursor on its value; or null at the object's end
     */
    @Nullable
    String nextField();

    /**
     * Moves to the next element of the array that the cursor is in or on.
     *
     * @return true with the cursor on the element; false at the array's end
     */
    boolean nextElement();

    /**
     * The string under the cursor.
     *
     * @return its text
     */
    String text();

    /**
     * The {@link Kind#INTEGER} under the cursor.
     *
     * @return its value
     * @throws MalformedException where it does not fit
     */
    long integer();

    /**
     * The number under the cursor.
     *
     * @return its nearest value; infinite where it does not fit
     */
    double decimal();

    /**
     * The boolean under the cursor.
     *
     * @return its value
     */
    boolean bool();

    /** Passes over the value under the cursor, whatever it is. */
    void skip();

    /** Demands that nothing but white space follows the value that was read. */
    void end();

    /**
     * Where the cursor is, such as {@code line 1, column 17}.
     *
     * @return a place, never the document's text
     */
    String location();

    /** Lets go of buffers. */
    @Override
    void close();

    /** Opens documents. Safe for use by many threads. */
    @FunctionalInterface
    interface Factory {

        /**
         * Puts a cursor on a document's outermost value.
         *
         * @param bytes holds the document from index 0
         * @param length the document's length in bytes
         * @return the cursor
         * @throws MalformedException where there is no value
         */
        JsonTokens open(byte[] bytes, int length);
    }

    /** The document is not JSON, or not of the expected shape. */
    final class MalformedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /**
         * Says what is wrong and where.
         *
         * @param message without a word of the document
         */
        public MalformedException(String message) {
            super(message);
        }
    }
}
