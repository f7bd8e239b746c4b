package io.github.trendinghashtags.spring;

import io.github.trendinghashtags.adapter.jdkhttp.JdkHttpTrendingHashtags;

/** Changes the builder of the client, such as by an {@code HttpClient}, before it builds. Beans of this type are called in their order. */
@FunctionalInterface
public interface JdkHttpTrendingHashtagsCustomizer {

    /**
     * Changes the builder, which has the application's listeners and Resilience4j parts by then. A listener that is set here
     * replaces them, and those of health and meters: define a {@code CallListener} bean instead.
     *
     * @param builder the client's builder
     */
    void customize(JdkHttpTrendingHashtags.Builder builder);
}
