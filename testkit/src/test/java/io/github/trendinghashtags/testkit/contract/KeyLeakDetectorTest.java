package io.github.trendinghashtags.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.keyapi.TransportResponse;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.Correct;
import io.github.trendinghashtags.testkit.contract.BrokenTransports.Changed;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.KeyLeaks;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Requests;
import java.io.PrintStream;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyLeakDetectorTest {
    private static final String KEY = "sk_watched_canary";
    private static final Logger LOGGER = Logger.getLogger(KeyLeakDetectorTest.class.getName());

    @Test
    void detectsAKeyInAMessageAtTheFinestLevel() {
        assertDetected(
                "the log of " + LOGGER.getName() + " at FINEST: sent <key> today",
                () -> LOGGER.finest("sent " + KEY + " today"));
    }

    @Test
    void detectsAKeyInASystemLogger() {
        assertDetected(
                "the log of system at FINER: sent <key>",
                () -> System.getLogger("system").log(System.Logger.Level.TRACE, "sent {0}", KEY));
    }

    @Test
    void detectsAKeyInAParameter() {
        assertDetected(" [[<key>]]", () -> LOGGER.log(Level.FINE, "sent", new Object[] {new String[] {KEY}}));
    }

    @Test
    void detectsAKeyInACause() {
        Exception failure = new IllegalStateException("no", new IllegalArgumentException(KEY));
        assertDetected("IllegalArgumentException: <key>", () -> LOGGER.log(Level.FINE, "it failed", failure));
    }

    @Test
    void detectsAKeyInBothStreams() {
        assertDetected("System.out: 1 <key> 2", () -> System.out.println("1 " + KEY + " 2"));
        assertDetected("System.err: 3 <key>", () -> System.err.printf("3 %s 4", KEY));
    }

    @Test
    void detectsAKeyThatIsPrintedInPieces() {
        assertDetected("System.out: <key>", () -> KEY.chars().forEach(each -> System.out.print((char) each)));
    }

    @Test
    void reportsNothingIfNoKeyLeaks() {
        KeyLeakDetector watch = watch();
        LOGGER.finest("sent");
        LOGGER.log(Level.FINE, "a parameter that can't be told", new Object[] {
            new Object() {
                @Override
                public String toString() {
                    throw new IllegalStateException("no text");
                }
            }
        });
        assertThatCode(watch::close).doesNotThrowAnyException();
    }

    @Test
    void leavesEverythingAsItWas() {
        Logger root = Logger.getLogger("");
        int handlers = root.getHandlers().length;
        Level level = root.getLevel();
        PrintStream out = System.out;
        PrintStream err = System.err;
        KeyLeakDetector first = watch();
        KeyLeakDetector second = watch();
        first.close();
        assertThat(root.getLevel()).isEqualTo(Level.ALL);
        second.close();
        assertThat(root.getLevel()).isEqualTo(level);
        assertThat(root.getHandlers()).hasSize(handlers);
        assertThat(System.out).isSameAs(out);
        assertThat(System.err).isSameAs(err);
        LOGGER.warning("from here on " + KEY + " is nobody's business");
    }

    @Test
    void catchesAnAdapterThatLogsTheKey() {
        assertThat(FailedTests.ofOne(LogsTheKey.class, Requests.class, "makesOneRequestAPage"))
                .containsExactly("makesOneRequestAPage");
    }

    @Test
    void catchesAnAdapterThatPrintsTheKey() {
        assertThat(FailedTests.ofOne(
                        PrintsTheKey.class,
                        PortBehaviourContract.Streams.class,
                        "streamsTheWholeRankingForFiveRequests"))
                .containsExactly("streamsTheWholeRankingForFiveRequests");
    }

    @Test
    void detectsHalfAKey() {
        assertDetected("System.out: of <key>", () -> System.out.println("of " + KEY.substring(0, KEY.length() / 2)));
        assertDetected("System.out: and <key>", () -> System.out.println("and " + KEY.substring(KEY.length() / 2)));
    }

    @Test
    void catchesAnAdapterThatLogsWhatTheServerSays() {
        assertThat(FailedTests.ofOne(
                        LogsHeaders.class, KeyLeaks.class, "leaksNoKeyWhereverTheServerRepeatsIt", CallMode.class))
                .containsExactly("leaksNoKeyWhereverTheServerRepeatsIt");
    }

    private static KeyLeakDetector watch() {
        return KeyLeakDetector.of(ApiKey.of(KEY));
    }

    private static void assertDetected(String told, Runnable telling) {
        KeyLeakDetector watch = watch();
        telling.run();
        assertThatThrownBy(watch::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("the key must appear nowhere, but does in ")
                .hasMessageContaining(told)
                .hasMessageNotContaining(KEY);
    }

    static class LogsHeaders extends Changed {
        @Override
        TransportResponse change(@Nullable TransportResponse response, @Nullable Throwable failure) {
            TransportResponse correct = orThrow(response, failure);
            LOGGER.fine("X-Echo: " + correct.header().apply("X-Echo"));
            return correct;
        }
    }

    /** Tells the key when it is opened, and else does as it should. */
    abstract static class Leaking extends Correct {
        private final Consumer<String> teller;

        Leaking(Consumer<String> teller) {
            this.teller = teller;
        }

        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            teller.accept("opened with " + settings.apiKey().get().reveal());
            return super.open(settings);
        }
    }

    static class LogsTheKey extends Leaking {
        LogsTheKey() {
            super(LOGGER::finest);
        }
    }

    static class PrintsTheKey extends Leaking {
        PrintsTheKey() {
            super(text -> System.err.print(text));
        }
    }
}
