package io.github.trendinghashtags.keyapi;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over the values of one JSON document, which is all that the reading of answers needs of a JSON library. The
 * cursor stands on a value; a container is entered by the first {@link #nextField()} or {@link #nextElement()} and left
 * when that says that nothing follows. An implementation takes JSON strictly (RFC 8259) and bounds nesting and lengths.
 *
 * <p>A document that is not JSON fails with an {@link IOException}. An implementation lets its JSON library's own
 * through: a library's message can quote the document, so core never repeats one, and says in words of its own where the
 * reading stopped. Only the message of a {@link MalformedException} is told. Core asks for a value once, and
 * as its {@link #kind()} alone, so what another question gets is left to the implementation.
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
     * @throws IOException where there is no value
     */
    Kind kind() throws IOException;

    /**
     * Moves to the next member of the object that the cursor is in or on.
     *
     * @return the member's name, with the cursor on its value; or null at the object's end
     * @throws IOException where the document is not JSON
     */
    @Nullable
    String nextField() throws IOException;

    /**
     * Moves to the next element of the array that the cursor is in or on.
     *
     * @return true with the cursor on the element; false at the array's end
     * @throws IOException where the document is not JSON
     */
    boolean nextElement() throws IOException;

    /**
     * The string under the cursor.
     *
     * @return its text
     * @throws IOException where it is not well formed
     */
    String text() throws IOException;

    /**
     * The {@link Kind#INTEGER} under the cursor.
     *
     * @return its value
     * @throws IOException where it does not fit
     */
    long integer() throws IOException;

    /**
     * The number under the cursor.
     *
     * @return its nearest value; infinite where it does not fit
     * @throws IOException where it is too long
     */
    double decimal() throws IOException;

    /**
     * The boolean under the cursor.
     *
     * @return its value
     * @throws IOException where the document is not JSON
     */
    boolean bool() throws IOException;

    /**
     * Passes over the value under the cursor, whatever it is.
     *
     * @throws IOException where the document is not JSON
     */
    void skip() throws IOException;

    /**
     * Demands that nothing but white space follows the value that was read.
     *
     * @throws IOException where something does
     */
    void end() throws IOException;

    /**
     * Where the cursor is, such as {@code line 1, column 17}. Never throws, also after another method has.
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
         * @param document the document's bytes, all of which are there; it needs no closing
         * @return the cursor
         * @throws IOException where there is no value
         */
        JsonTokens open(InputStream document) throws IOException;
    }

    /** The document is not of the expected shape, said without a word of it. */
    final class MalformedException extends IOException {
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
