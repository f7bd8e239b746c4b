/** Test doubles, fixtures, contracts and architecture rules for trending hashtags and its adapters. */
module io.github.trendinghashtags.testkit {
    requires transitive io.github.trendinghashtags;
    requires io.github.trendinghashtags.keyapi;
    requires static org.junit.jupiter.api;
    requires static com.tngtech.archunit;
    requires java.logging;
    requires static transitive org.jspecify;

    exports io.github.trendinghashtags.testkit;
    exports io.github.trendinghashtags.testkit.architecture;
    exports io.github.trendinghashtags.testkit.contract;
    exports io.github.trendinghashtags.testkit.stub;

    // The contracts' tests are package-private, and JUnit runs them.
    opens io.github.trendinghashtags.testkit.contract to
            org.junit.platform.commons;
}
