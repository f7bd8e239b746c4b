package io.github.trendinghashtags.keyapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.ApiKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyRedactorTest {
    private static final String KEY = "sk_live_0123456789";
    private final KeyRedactor keys = KeyRedactor.of(ApiKey.of(KEY));

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "nothing of it, nothing of it",
        "sk_live_0123456789, [redacted]",
        "a sk_live_0123456789 b, a [redacted] b",
        "SK_LIVE_0123456789, [redacted]",
        "sk_live_, [redacted]",
        "456789, [redacted]",
        "56789, 56789",
        "live_01 and 345678., [redacted] and [redacted].",
        "sk_live_0123456789sk_live_0123456789, [redacted]",
        "İ sk_live_0123456789, İ [redacted]"
    })
    void everyPartFromSixCharactersOnIsReplaced(String text, String safe) {
        assertThat(keys.redact(text)).isEqualTo(safe);
    }

    @Test
    void aShortKeyIsReplacedAsAWhole() {
        assertThat(KeyRedactor.of(ApiKey.of("abc")).redact("ab abc abcd")).isEqualTo("ab [redacted] [redacted]d");
    }

    @Test
    void severalKeysAreReplaced() {
        KeyRedactor both = keys.and(KeyRedactor.of(ApiKey.of("another-key")));

        assertThat(both.redact(KEY + " or another-key")).isEqualTo("[redacted] or [redacted]");
        assertThat(both.and(keys)).isSameAs(both);
        assertThat(KeyRedactor.NONE.redact(KEY)).isEqualTo(KEY);
    }

    @Test
    void anExceptionWithoutAKeyStaysAsItIs() {
        IOException harmless = new IOException("connection reset", new IllegalStateException("x"));

        assertThat(keys.redact(harmless)).isSameAs(harmless);
        assertThat(keys.redact((Throwable) null)).isNull();
    }

    @Test
    void anExceptionKeepsItsClassPlaceAndText() {
        ProtocolException quoting = new ProtocolException("Invalid status line: \"" + KEY + "\"");
        Throwable safe = keys.redact(quoting);

        assertThat(safe)
                .isInstanceOf(IOException.class)
                .hasMessage("java.net.ProtocolException: Invalid status line: \"[redacted]\"");
        assertThat(safe.getStackTrace()).isEqualTo(quoting.getStackTrace());
    }

    @Test
    void causesAndSuppressedExceptionsAreCopiedToo() {
        IOException thrown = new IOException("wrapper", new IOException("cause", new NumberFormatException(KEY)));
        thrown.addSuppressed(new IOException("half of it: " + KEY.substring(9)));
        Throwable safe = keys.redact(thrown);

        assertThat(trace(safe))
                .contains("java.io.IOException: wrapper", "java.lang.NumberFormatException: [redacted]", "half of it: ")
                .doesNotContain(KEY, KEY.substring(9));
    }

    @Test
    void aStaleConnectionStaysOne() {
        Throwable safe = keys.redact(new Transport.StaleConnectionException(new IOException(KEY)));

        assertThat(safe).isInstanceOf(Transport.StaleConnectionException.class);
        assertThat(trace(safe)).doesNotContain(KEY);
        assertThat(keys.redact(new Transport.NotConnectedException(new IOException(KEY))))
                .isInstanceOf(Transport.NotConnectedException.class);
    }

    @Test
    void aCircleOfCausesEnds() {
        IOException first = new IOException(KEY);
        IOException second = new IOException("second", first);
        first.initCause(second);

        assertThat(trace(keys.redact(first))).contains("second").doesNotContain(KEY);
    }

    @Test
    void anExceptionWhoseTextFailsOrLeavesOutItsMessageIsReadAllTheSame() {
        Throwable failing = new IOException("x", new IOException(KEY)) {
            @Override
            public String getMessage() {
                throw new IllegalStateException("broken");
            }
        };
        Throwable silent = new IOException(KEY) {
            @Override
            public String toString() {
                return "silent";
            }
        };

        assertThat(trace(keys.redact(failing))).contains("KeyRedactorTest").doesNotContain(KEY);
        assertThat(keys.redact(silent)).hasMessage("silent: [redacted]");
    }

    private static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        return trace.toString();
    }
}
