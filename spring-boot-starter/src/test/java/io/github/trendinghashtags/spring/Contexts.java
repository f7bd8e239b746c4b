package io.github.trendinghashtags.spring;

import io.github.trendinghashtags.adapter.feign.FeignTrendingHashtags;
import io.github.trendinghashtags.adapter.jdkhttp.JdkHttpTrendingHashtags;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Contexts of applications on the starter. */
final class Contexts {
    static final String KEY = "sk_live_canary_77a1f4";

    private Contexts() {}

    /** No property is set; the variables of this machine count as unset. */
    static ApplicationContextRunner bare() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(TrendingHashtagsAutoConfiguration.class))
                .withPropertyValues("KEYAPI_TOKEN=", "KEYAPI_API_BASE_URL=");
    }

    /** One transport on the class path, and nothing else but the starter. */
    static ApplicationContextRunner onJdk() {
        return bare().withClassLoader(new FilteredClassLoader(FeignTrendingHashtags.class));
    }

    static ApplicationContextRunner onFeign() {
        return bare().withClassLoader(new FilteredClassLoader(JdkHttpTrendingHashtags.class));
    }

    static ApplicationContextRunner withKey() {
        return onJdk().withPropertyValues("trending-hashtags.api-key=" + KEY);
    }

    static ApplicationContextRunner withStub() {
        return onJdk().withPropertyValues("trending-hashtags.stub=true");
    }
}
