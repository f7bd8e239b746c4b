package io.github.trendinghashtags.benchmarks;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.Gson;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.adapter.jdkhttp.Parts;
import io.github.trendinghashtags.benchmarks.peers.Facts;
import io.github.trendinghashtags.benchmarks.peers.VendorPage;
import io.github.trendinghashtags.benchmarks.server.CannedPages;
import io.github.trendinghashtags.spi.Answers;
import io.github.trendinghashtags.spi.HttpAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okio.Buffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A page's bytes into objects, which for ours includes validation. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Decode {
    private final ObjectMapper jackson = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private final Gson gson = new Gson();
    private final JsonAdapter<VendorPage> moshi = new Moshi.Builder().build().adapter(VendorPage.class);
    private final Answers ours = new Answers(Parts.json());

    /** Points of trend. */
    @Param({"7", "30"})
    public int period;

    private byte[] bytes = {};
    private HttpAnswer answer = Answers.of(bytes);

    /** Makes the bytes, and checks what everybody makes of them. */
    @Setup
    public void check() throws IOException {
        bytes = CannedPages.body(1, period);
        answer = Answers.of(bytes);
        String expected = CannedPages.facts(1, period).toString();
        Plan.require("Jackson", expected, Facts.of(jackson()).toString());
        Plan.require("Gson", expected, Facts.of(gson()).toString());
        Plan.require("Moshi", expected, Facts.of(moshi()).toString());
        Plan.require("ours", expected, Facts.of(ours()).toString());
    }

    /** The baseline. */
    @Benchmark
    public VendorPage jackson() throws IOException {
        return jackson.readValue(bytes, VendorPage.class);
    }

    /** As generated clients do it, by way of a string. */
    @Benchmark
    public VendorPage gson() {
        return gson.fromJson(new String(bytes, StandardCharsets.UTF_8), VendorPage.class);
    }

    /** As Retrofit does it. */
    @Benchmark
    public VendorPage moshi() throws IOException {
        return Objects.requireNonNull(moshi.fromJson(new Buffer().write(bytes)));
    }

    /** As both adapters do it. */
    @Benchmark
    public TrendingHashtagsPage ours() {
        return ours.page(answer);
    }
}
