package io.github.trendinghashtags.benchmarks.peers;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.keyapi.ResponseBody;
import io.github.trendinghashtags.keyapi.TransportResponse;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Reads one response by keyapi's reader, which no transport needs and which is therefore not public. */
final class ResponseReading implements Callable<Object> {
    private static final MethodHandle READ = read();

    private final TransportResponse response;

    ResponseReading(byte[] json) {
        ResponseBody body = new ResponseBody(json.length, json.length);
        try {
            body.adopt(ByteBuffer.wrap(json));
        } catch (ResponseBody.TooLargeException unforeseen) {
            throw new IllegalStateException(unforeseen);
        }
        this.response = new TransportResponse(200, name -> null, body);
    }

    @Override
    public Object call() throws Exception {
        Function<String, Receipt> receipts = id -> new Receipt(id, 1, 2, Duration.ZERO, Instant.EPOCH);
        try {
            return (Object) READ.invokeExact(response, receipts);
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static MethodHandle read() {
        try {
            Class<?> reader = Class.forName("io.github.trendinghashtags.keyapi.ResponseReader");
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(reader, MethodHandles.lookup());
            Object instance = lookup.findConstructor(reader, MethodType.methodType(void.class))
                    .invoke();
            Class<?> redactor = Class.forName("io.github.trendinghashtags.keyapi.KeyRedactor");
            Object keys = lookup.findStatic(redactor, "of", MethodType.methodType(redactor, ApiKey.class))
                    .invoke(ApiKey.of("sk_live_benchmark"));
            MethodType signature = MethodType.methodType(
                    TrendingHashtagsPage.class, TransportResponse.class, redactor, Function.class);
            MethodHandle read = lookup.findVirtual(reader, "read", signature).bindTo(instance);
            return MethodHandles.insertArguments(read, 1, keys)
                    .asType(MethodType.methodType(Object.class, TransportResponse.class, Function.class));
        } catch (Throwable unforeseen) {
            throw new ExceptionInInitializerError(unforeseen);
        }
    }
}
