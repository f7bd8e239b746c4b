package io.github.trendinghashtags.benchmarks.peers;

import io.github.trendinghashtags.ranking.Rankings;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;

/** Names what is compared; in each group the baseline comes first. */
public enum Contender {
    DECODE_JACKSON("Jackson, data binding"),
    DECODE_GSON("Gson"),
    DECODE_MOSHI("Moshi"),
    DECODE_OURS("**ours**, validation included"),
    JDK_JACKSON("JDK client + Jackson, by hand", "jackson-databind"),
    JDK_GSON("JDK client + Gson", "gson"),
    OKHTTP_JACKSON("OkHttp + Jackson", "okhttp-jvm", "jackson-databind"),
    RETROFIT_MOSHI("Retrofit + Moshi", "retrofit", "converter-moshi", "okhttp-jvm"),
    FEIGN_DEFAULT("Feign + feign-jackson", "feign-core", "feign-jackson"),
    FEIGN_HTTPCLIENT5("the same on HttpClient 5", "feign-core", "feign-jackson", "feign-hc5"),
    FEIGN_OKHTTP("the same on OkHttp", "feign-core", "feign-jackson", "feign-okhttp"),
    OURS_JDK("**adapter-jdk-http**", "trending-hashtags-adapter-jdk-http"),
    OURS_FEIGN("**adapter-feign**", "trending-hashtags-adapter-feign"),
    OURS_JDK_METERED(
            "**adapter-jdk-http** with meters",
            "trending-hashtags-adapter-jdk-http",
            "trending-hashtags-adapter-micrometer"),
    JDK_BYTES("the JDK client alone, not decoded"),
    BARE_SOCKET("a bare socket, not decoded"),
    ONE_PAGE("one page"),
    RANKING("`Rankings.fetch`"),
    PAGE_AFTER_PAGE("`port.stream`, page after page"),
    CACHE_HITS("`fetch`"),
    ASYNC_CACHE_HITS("`fetchAsync`");

    /** How many hits a call of {@link #CACHE_HITS} and {@link #ASYNC_CACHE_HITS} makes: one would be too short. */
    public static final int HITS_PER_CALL = 1_000;

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> artifacts;

    Contender(String label, String... artifacts) {
        this.label = label;
        this.artifacts = List.of(artifacts);
    }

    /** Decoding without a call. */
    public static List<Contender> decoders() {
        return List.copyOf(EnumSet.range(DECODE_JACKSON, DECODE_OURS));
    }

    /** Clients, and what the network costs them. */
    public static List<Contender> clients() {
        return List.copyOf(EnumSet.range(JDK_JACKSON, BARE_SOCKET));
    }

    /** The baseline, the fastest of the others, the one that adapter-feign is compared to, and ours. */
    public static List<Contender> mainClients() {
        return List.of(JDK_JACKSON, OKHTTP_JACKSON, FEIGN_HTTPCLIENT5, OURS_JDK, OURS_FEIGN);
    }

    /** Ways to fetch the top 100 with adapter-jdk-http; the server delays each response. */
    public static List<Contender> rankings() {
        return List.copyOf(EnumSet.range(ONE_PAGE, PAGE_AFTER_PAGE));
    }

    /** Its name in tables, in Markdown. */
    public String label() {
        return label;
    }

    /** The dependencies that its users declare; empty if it is for comparison only. */
    public List<String> artifacts() {
        return artifacts;
    }

    /** How many pages it fetches at a time. */
    public int pages() {
        return this == RANKING || this == PAGE_AFTER_PAGE ? 5 : 1;
    }

    /**
     * Creates it.
     *
     * @param base the server
     * @param period days of trend, 7 or 30; the top 100 and the cache always have 7
     * @return a client
     * @throws Exception if it can't be created
     */
    public Peer open(URI base, int period) throws Exception {
        return switch (this) {
            case DECODE_JACKSON -> Decoder.alone(base, period, Jackson::page);
            case DECODE_GSON -> Decoder.alone(base, period, Decoder.gson());
            case DECODE_MOSHI -> Decoder.alone(base, period, RetrofitMoshi.decoder());
            case DECODE_OURS -> Decoder.alone(base, period, new OurDecoder());
            case JDK_JACKSON -> JdkHttp.open(base, period, Jackson::page);
            case JDK_GSON -> JdkHttp.open(base, period, Decoder.gson());
            case OKHTTP_JACKSON -> OkHttp.open(base, period);
            case RETROFIT_MOSHI -> RetrofitMoshi.open(base, period);
            case FEIGN_DEFAULT -> FeignJackson.onDefaultClient(base, period);
            case FEIGN_HTTPCLIENT5 -> FeignJackson.onHttpClient5(base, period);
            case FEIGN_OKHTTP -> FeignJackson.onOkHttp(base, period);
            case OURS_JDK -> Ours.onJdk(base, period);
            case OURS_FEIGN -> Ours.onFeign(base, period);
            case OURS_JDK_METERED -> Ours.Metered.onJdk(base, period);
            case JDK_BYTES -> JdkHttp.open(base, period, json -> json);
            case BARE_SOCKET -> BareSocket.open(base, period);
            case ONE_PAGE -> Ours.slow(base, port -> port.fetch(Ours.QUERY));
            case RANKING ->
                Ours.slow(base, port -> Rankings.fetch(port, Ours.QUERY).hashtags());
            case PAGE_AFTER_PAGE ->
                Ours.slow(base, port -> port.stream(Ours.QUERY).toList());
            case CACHE_HITS -> Ours.cacheHits(base, port -> port.fetch(Ours.QUERY));
            case ASYNC_CACHE_HITS ->
                Ours.cacheHits(base, port -> port.fetchAsync(Ours.QUERY).join());
        };
    }
}
