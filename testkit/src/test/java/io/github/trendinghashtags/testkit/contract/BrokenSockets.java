package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.keyapi.ResponseBody;
import io.github.trendinghashtags.keyapi.Transport;
import io.github.trendinghashtags.keyapi.TransportRequest;
import io.github.trendinghashtags.keyapi.TransportResponse;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.Correct;
import io.github.trendinghashtags.testkit.reference.SocketTransport;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Adapters that deal with their connections in one wrong way each. Run by {@link BrokenPartsTest}. */
final class BrokenSockets {
    private BrokenSockets() {}

    /** Reads for ever, and so gives up sooner than others, and once. */
    abstract static class Endless extends Correct {
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

    static class TakesATruncatedBody extends Correct {
        @Override
        Transport transport(ClientSettings settings) {
            return new SocketTransport(settings) {
                @Override
                protected void endsEarly() {}
            };
        }
    }

    /** Takes the end of a connection that it uses again for a response. */
    static class ReadsAClosedConnectionAsAResponse extends Correct {
        @Override
        Transport transport(ClientSettings settings) {
            return new SocketTransport(settings) {
                @Override
                protected boolean isReusable(Socket socket, InputStream in) throws IOException {
                    return in.available() == 0;
                }

                @Override
                protected TransportResponse noResponse(boolean reused, IOException reason) throws IOException {
                    return reused ? nothing() : super.noResponse(false, reason);
                }
            };
        }
    }

    static class ReadsSurplusAsAResponse extends Correct {
        @Override
        Transport transport(ClientSettings settings) {
            return new SocketTransport(settings) {
                private volatile boolean surplus;

                @Override
                protected boolean isReusable(Socket socket, InputStream in) throws IOException {
                    surplus = in.available() > 0;
                    return surplus || super.isReusable(socket, in);
                }

                @Override
                protected TransportResponse noResponse(boolean reused, IOException reason) throws IOException {
                    return surplus ? nothing() : super.noResponse(reused, reason);
                }
            };
        }
    }

    /** Fails, and tries again, where the server has closed an idle connection. */
    static class UsesAConnectionUnchecked extends Correct {
        @Override
        Transport transport(ClientSettings settings) {
            return new SocketTransport(settings) {
                @Override
                protected boolean isReusable(Socket socket, InputStream in) throws IOException {
                    return in.available() == 0;
                }
            };
        }
    }

    /** Sends nothing more once it has choked on a chunk. */
    static class EndsWithABadChunk extends Correct {
        @Override
        Transport transport(ClientSettings settings) {
            return new SocketTransport(settings) {
                private volatile boolean broken;

                @Override
                protected int chunkSize(String line) throws IOException {
                    broken = true;
                    int size = super.chunkSize(line);
                    broken = false;
                    return size;
                }

                @Override
                public CompletableFuture<TransportResponse> send(
                        TransportRequest call, @Nullable Executor callingThread) {
                    return broken ? new CompletableFuture<>() : super.send(call, callingThread);
                }
            };
        }
    }

    static class KeepsTheConnectionOfABadResponse extends Correct {
        @Override
        Transport transport(ClientSettings settings) {
            return new SocketTransport(settings) {
                @Override
                protected void abort(Closeable connection) {}
            };
        }
    }

    /** Takes what has no status line for the page that is in it. */
    static class NeedsNoStatusLine extends Correct {
        @Override
        Transport transport(ClientSettings settings) {
            return new SocketTransport(settings) {
                @Override
                protected TransportResponse noResponse(boolean reused, IOException reason) throws IOException {
                    boolean none = String.valueOf(reason.getMessage()).startsWith("Invalid status line");
                    return none ? page() : super.noResponse(reused, reason);
                }
            };
        }
    }

    /** Takes what has no length for the page that is in it. */
    static class NeedsNoLength extends Correct {
        @Override
        Transport transport(ClientSettings settings) {
            return new SocketTransport(settings) {
                private final ThreadLocal<Boolean> bad = ThreadLocal.withInitial(() -> false);

                @Override
                protected int length(String value) throws IOException {
                    bad.set(true);
                    int length = super.length(value);
                    bad.set(false);
                    return length;
                }

                @Override
                protected TransportResponse noResponse(boolean reused, IOException reason) throws IOException {
                    return bad.get() ? page() : super.noResponse(reused, reason);
                }
            };
        }
    }

    /** Reads heads and interim responses as long as they go on, and knows no time after which it does not. */
    static class ReadsHeadsForEver extends Correct {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            return adapter(settings.withAttemptTimeout(Duration.ofSeconds(3)));
        }

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

    private static TransportResponse page() throws IOException {
        byte[] json = HashtagFixtures.documentedJson().getBytes(StandardCharsets.UTF_8);
        ResponseBody body = new ResponseBody(json.length, json.length);
        body.append(ByteBuffer.wrap(json));
        return new TransportResponse(200, name -> null, body);
    }

    private static TransportResponse nothing() {
        return new TransportResponse(200, name -> null, new ResponseBody(0, 0));
    }
}
