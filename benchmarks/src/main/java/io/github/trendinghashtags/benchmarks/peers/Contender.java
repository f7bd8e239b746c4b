package io.github.trendinghashtags.benchmarks.peers;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;

/** All who are compared. */
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
    JDK_BYTES("the JDK client alone, not decoded"),
    BARE_SOCKET("a bare socket, not decoded");

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // as List.of makes it
    private final List<String> artifacts;

    Contender(String label, String... artifacts) {
        this.label = label;
        this.artifacts = List.of(artifacts);
    }

    /** Decoding alone; the baseline first. */
    public static List<Contender> decoders() {
        return List.copyOf(EnumSet.range(DECODE_JACKSON, DECODE_OURS));
    }

    /** Whole clients, and what the wire costs them; the baseline first. */
    public static List<Contender> clients() {
        return List.copyOf(EnumSet.range(JDK_JACKSON, BARE_SOCKET));
    }

    /** The baseline, the quickest of the others, what adapter-feign is measured by, and ours. */
    public static List<Contender> rivals() {
        return List.of(JDK_JACKSON, OKHTTP_JACKSON, FEIGN_HTTPCLIENT5, OURS_JDK, OURS_FEIGN);
    }

    /** What tables call it, in Markdown. */
    public String label() {
        return label;
    }

    /** What its users name as dependencies; nothing for one that is measured for comparison only. */
    public List<String> artifacts() {
        return artifacts;
    }

    /**
     * Opens it.
     *
     * @param base the server
     * @param period days, 7 or 30
     * @return a client
     */
    public Peer open(URI base, int period) {
        return switch (this) {
            case DECODE_JACKSON -> Decoder.jackson(base, period);
            case DECODE_GSON -> Decoder.gson(base, period);
            case DECODE_MOSHI -> Decoder.moshi(base, period);
            case DECODE_OURS -> Decoder.ours(base, period);
            case JDK_JACKSON -> new JdkJackson(base, period);
            case JDK_GSON -> new JdkGson(base, period);
            case OKHTTP_JACKSON -> new OkHttpJackson(base, period);
            case RETROFIT_MOSHI -> new RetrofitMoshi(base, period);
            case FEIGN_DEFAULT -> FeignJackson.byDefault(base, period);
            case FEIGN_HTTPCLIENT5 -> FeignJackson.onHttpClient5(base, period);
            case FEIGN_OKHTTP -> FeignJackson.onOkHttp(base, period);
            case OURS_JDK -> Ours.onTheJdk(base, period);
            case OURS_FEIGN -> Ours.onFeign(base, period);
            case JDK_BYTES -> new JdkClient(base, period);
            case BARE_SOCKET -> new BareSocket(base, period);
        };
    }
}
