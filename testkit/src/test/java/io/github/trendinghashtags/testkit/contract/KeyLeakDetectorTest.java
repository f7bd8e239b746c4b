package io.github.trendinghashtags.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.keyapi.TransportResponse;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.Sound;
import io.github.trendinghashtags.testkit.contract.BrokenTransports.Changed;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.KeyLeaks;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Requests;
import java.io.PrintStream;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutputWatchTest {
    private static final String KEY = "sk_watched_canary";
    private static final Logger LOGGER = Logger.getLogger(OutputWatchTest.class.getName());

    @Test
    void hearsAMessageAtTheFinestLevel() {
        assertHeard(
                "the log of " + LOGGER.getName() + " at FINEST: sent <key> today",
                () -> LOGGER.finest("sent " + KEY + " today"));
    }

    @Test
    void hearsWhatTheSystemLoggerIsTold() {
        assertHeard(
                "the log of system at FINER: sent <key>",
                () -> System.getLogger("system").log(System.Logger.Level.TRACE, "sent {0}", KEY));
    }

    @Test
    void hearsAParameterThatTheMessageDoesNotName() {
        assertHeard(" [[<key>]]", () -> LOGGER.log(Level.FINE, "sent", new Object[] {new String[] {KEY}}));
    }

    @Test
    void hearsTheCauseOfWhatIsLogged() {
        Exception failure = new IllegalStateException("no", new IllegalArgumentException(KEY));
        assertHeard("IllegalArgumentException: <key>", () -> LOGGER.log(Level.FINE, "it failed", failure));
    }

    @Test
    void hearsBothStreams() {
        assertHeard("System.out: 1 <key> 2", () -> System.out.println("1 " + KEY + " 2"));
        assertHeard("System.err: 3 <key>", () -> System.err.printf("3 %s 4", KEY));
    }

    @Test
    void hearsAKeyThatIsPrintedInPieces() {
        assertHeard("System.out: <key>", () -> KEY.chars().forEach(each -> System.out.print((char) each)));
    }

    @Test
    void saysNothingWhereTheKeyIsNotTold() {
        OutputWatch watch = watch();
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
        OutputWatch first = watch();
        OutputWatch second = watch();
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
        assertThat(FailedRows.ofOne(LogsTheKey.class, Requests.class, "makesOneRequestAPage"))
                .containsExactly("makesOneRequestAPage");
    }

    @Test
    void catchesAnAdapterThatPrintsTheKey() {
        assertThat(FailedRows.ofOne(
                        PrintsTheKey.class,
                        PortBehaviourContract.Streams.class,
                        "streamsTheWholeRankingForFiveRequests"))
                .containsExactly("streamsTheWholeRankingForFiveRequests");
    }

    @Test
    void hearsHalfAKey() {
        assertHeard("System.out: of <key>", () -> System.out.println("of " + KEY.substring(0, KEY.length() / 2)));
        assertHeard("System.out: and <key>", () -> System.out.println("and " + KEY.substring(KEY.length() / 2)));
    }

    @Test
    void catchesAnAdapterThatLogsWhatTheServerSays() {
        assertThat(FailedRows.ofOne(
                        LogsHeaders.class, KeyLeaks.class, "tellsNoKeyWhereverTheServerRepeatsIt", Way.class))
                .containsExactly("tellsNoKeyWhereverTheServerRepeatsIt");
    }

    private static OutputWatch watch() {
        return OutputWatch.of(ApiKey.of(KEY));
    }

    private static void assertHeard(String told, Runnable telling) {
        OutputWatch watch = watch();
        telling.run();
        assertThatThrownBy(watch::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("the key must appear nowhere, but does in ")
                .hasMessageContaining(told)
                .hasMessageNotContaining(KEY);
    }

    static class LogsHeaders extends Changed {
        @Override
        TransportResponse change(@Nullable TransportResponse answer, @Nullable Throwable failure) {
            TransportResponse sound = orThrow(answer, failure);
            LOGGER.fine("X-Echo: " + sound.header().apply("X-Echo"));
            return sound;
        }
    }

    /** Tells the key when it is opened, and else does as it should. */
    abstract static class Telling extends Sound {
        private final Consumer<String> teller;

        Telling(Consumer<String> teller) {
            this.teller = teller;
        }

        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            teller.accept("opened with " + settings.apiKey().get().reveal());
            return super.open(settings);
        }
    }

    static class LogsTheKey extends Telling {
        LogsTheKey() {
            super(LOGGER::finest);
        }
    }

    static class PrintsTheKey extends Telling {
        PrintsTheKey() {
            super(text -> System.err.print(text));
        }
    }
}
