package io.github.trendinghashtags.testkit;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.keyapi.ResponseBody;
import io.github.trendinghashtags.keyapi.Transport;
import io.github.trendinghashtags.keyapi.TransportResponse;
import io.github.trendinghashtags.testkit.BrokenAdapters.Sound;
import io.github.trendinghashtags.testkit.reference.SocketTransport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Adapters that deal with their connections in one wrong way each. Run by {@link BrokenRowsTest}. */
final class BrokenSockets {
    private BrokenSockets() {}

    /** Reads for ever, and so gives up sooner than others, and once. */
    abstract static class Endless extends Sound {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            return adapter(settings.withAttemptTimeout(Duration.ofMillis(1500))
                    .withResilience(settings.resilience().withMaxAttempts(1)));
        }
    }

    static class ReadsAHeadWithoutEnd extends Endless {
        @Override
        Transport transport(ClientSettings settings) {
            return new SocketTransport(settings) {
                @Override
                protected int longestHead() {
                    return Integer.MAX_VALUE;
                }
            };
        }
    }

    /** Reads on, to use the connection again, where it has read more than it may. */
    static class ReadsABodyWithoutEnd extends Endless {
        @Override
        Transport transport(ClientSettings settings) {
            return new SocketTransport(settings) {
                @Override
                protected void append(ResponseBody body, ByteBuffer more) throws IOException {
                    try {
                        super.append(body, more);
                    } catch (ResponseBody.TooLargeException passedOver) {
                        // What it has is no document, and will be refused. Slowly, so as to leave other rows some time.
                        LockSupport.parkNanos(5_000_000);
                    }
                }
            };
        }
    }

    static class TakesATruncatedBody extends Sound {
        @Override
        Transport transport(ClientSettings settings) {
            return new SocketTransport(settings) {
                @Override
                protected void endsEarly() {}
            };
        }
    }

    /** Takes the end of a connection that it uses again for an answer. */
    static class TakesADeadConnectionForAnAnswer extends Sound {
        @Override
        Transport transport(ClientSettings settings) {
            return new SocketTransport(settings) {
                @Override
                protected TransportResponse noAnswer(boolean reused) throws IOException {
                    return reused ? nothing() : super.noAnswer(false);
                }
            };
        }
    }

    static class TakesSurplusForAnAnswer extends Sound {
        @Override
        Transport transport(ClientSettings settings) {
            return new SocketTransport(settings) {
                private volatile boolean surplus;

                @Override
                protected boolean isReusable(InputStream afterTheAnswer) throws IOException {
                    surplus = afterTheAnswer.available() > 0;
                    return true;
                }

                @Override
                protected TransportResponse noAnswer(boolean reused) throws IOException {
                    return surplus ? nothing() : super.noAnswer(reused);
                }
            };
        }
    }

    private static TransportResponse nothing() {
        return new TransportResponse(200, name -> null, new ResponseBody(0, 0));
    }
}
