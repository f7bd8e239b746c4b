package io.github.trendinghashtags.spring;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** Names the transports, and where they come from. */
enum Transport {
    /** The JDK's HTTP client. */
    JDK(
            "io.github.trendinghashtags.adapter.jdkhttp.JdkHttpTrendingHashtags",
            "io.github.trendinghashtags:trending-hashtags-adapter-jdk-http"),
    /** Feign, by default on Apache HttpClient 5. */
    FEIGN(
            "io.github.trendinghashtags.adapter.feign.FeignTrendingHashtags",
            "io.github.trendinghashtags:trending-hashtags-adapter-feign");

    private final String client;
    private final String artifact;

    Transport(String client, String artifact) {
        this.client = client;
        this.artifact = artifact;
    }

    /** Returns the one that is wanted, or else the only one on the class path. */
    static Transport choose(@Nullable Transport wanted, @Nullable ClassLoader loader) {
        List<Transport> present = Arrays.stream(values())
                .filter(transport -> transport.isPresent(loader))
                .toList();
        if (wanted != null && !present.contains(wanted)) {
            throw new SetupException(
                    "The property trending-hashtags.transport is " + wanted.property() + ", but " + wanted.artifact
                            + " is not on the class path.",
                    "Add the dependency " + wanted.artifact + ", or change the property.");
        }
        if (wanted != null) {
            return wanted;
        }
        if (present.isEmpty()) {
            throw new SetupException(
                    "No transport for trending hashtags is on the class path.",
                    "Add the dependency " + JDK.artifact + " or " + FEIGN.artifact + ".");
        }
        if (present.size() > 1) {
            throw new SetupException(
                    "Two transports for trending hashtags are on the class path: " + JDK.artifact + " and "
                            + FEIGN.artifact + ".",
                    "Choose one: set the property trending-hashtags.transport to " + JDK.property() + " or "
                            + FEIGN.property() + ".");
        }
        return present.get(0);
    }

    private boolean isPresent(@Nullable ClassLoader loader) {
        return ClassUtils.isPresent(client, loader);
    }

    private String property() {
        return name().toLowerCase(Locale.ROOT);
    }
}
