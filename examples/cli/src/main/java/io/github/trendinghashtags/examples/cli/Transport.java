package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.adapter.feign.FeignTrendingHashtags;
import io.github.trendinghashtags.adapter.jdkhttp.JdkHttpTrendingHashtags;
import java.util.Locale;

/** The composition root: which adapter is behind the port. No other class names one. */
enum Transport {
    /** The JDK's own HTTP client. */
    JDK {
        @Override
        OpenTransport open(ClientSettings settings) {
            JdkHttpTrendingHashtags hashtags = JdkHttpTrendingHashtags.create(settings);
            return new OpenTransport(hashtags, hashtags::close);
        }
    },

    /** Feign on Apache HttpClient 5. */
    FEIGN {
        @Override
        OpenTransport open(ClientSettings settings) {
            FeignTrendingHashtags hashtags = FeignTrendingHashtags.create(settings);
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

    /** Puts the adapter together. */
    abstract OpenTransport open(ClientSettings settings);

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
