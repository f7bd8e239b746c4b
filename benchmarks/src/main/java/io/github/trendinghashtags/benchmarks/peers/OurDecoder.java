package io.github.trendinghashtags.benchmarks.peers;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.keyapi.ResponseBody;
import io.github.trendinghashtags.keyapi.TransportResponse;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** Decodes and validates with keyapi's own reader. No transport calls that reader, so it is not public. */
final class OurDecoder implements Decoder {
    private final Object reader;
    private final Object redactor;
    private final Method read;

    OurDecoder() throws ReflectiveOperationException {
        Class<?> readerType = Class.forName("io.github.trendinghashtags.keyapi.ResponseReader");
        Class<?> redactorType = Class.forName("io.github.trendinghashtags.keyapi.KeyRedactor");
        Class<?> driftType = Class.forName("io.github.trendinghashtags.keyapi.Drift$Reading");
        Constructor<?> constructor = readerType.getDeclaredConstructor();
        Method redactorOf = redactorType.getDeclaredMethod("of", ApiKey.class);
        this.read =
                readerType.getDeclaredMethod("read", TransportResponse.class, redactorType, Function.class, driftType);
        constructor.setAccessible(true);
        redactorOf.setAccessible(true);
        read.setAccessible(true);
        this.reader = constructor.newInstance();
        this.redactor = redactorOf.invoke(null, ApiKey.of("sk_live_benchmark"));
    }

    @Override
    public Object decode(byte[] json) throws Exception {
        ResponseBody body = new ResponseBody(json.length, json.length);
        body.adopt(ByteBuffer.wrap(json));
        Function<String, Receipt> receipts = id -> new Receipt(id, 1, 2, Duration.ZERO, Instant.EPOCH);
        return read.invoke(reader, new TransportResponse(200, name -> null, body), redactor, receipts, null);
    }
}
