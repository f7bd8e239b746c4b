package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.adapter.feign.FeignTrendingHashtags;
import io.github.trendinghashtags.adapter.jdkhttp.JdkHttpTrendingHashtags;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The composition root: which adapter is behind the port. Beside it, only what is shared names one. */
enum Transport {
    /** The JDK's own HTTP client. */
    JDK {
        @Override
        OpenTransport open(ClientSettings settings, @Nullable Stores stores) {
            JdkHttpTrendingHashtags.Builder builder = JdkHttpTrendingHashtags.builder(settings);
            if (stores != null && stores.pace() != null) {
                builder.pace(stores.pace());
            }
            JdkHttpTrendingHashtags hashtags = builder.build();
            return new OpenTransport(hashtags, hashtags::close);
        }
    },

    /** Feign on Apache HttpClient 5. */
    FEIGN {
        @Override
        OpenTransport open(ClientSettings settings, @Nullable Stores stores) {
            FeignTrendingHashtags.Builder builder = FeignTrendingHashtags.builder(settings);
            if (stores != null && stores.pace() != null) {
                builder.pace(stores.pace());
            }
            FeignTrendingHashtags hashtags = builder.build();
            return new OpenTransport(hashtags, hashtags::close);
        }
    };

    /**
     * An adapter in use.
     *
     * @param port the adapter
     * @param release lets go of its threads and connections
     */
    record OpenTransport(TrendingHashtagsPort port, Runnable release) {}

    /**
     * Puts the adapter together.
     *
     * @param stores may share a pace; null if nothing is kept
     */
    abstract OpenTransport open(ClientSettings settings, @Nullable Stores stores);

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
