/** A consumer of the test doubles that tests by no framework. */
module consumer {
    requires io.github.trendinghashtags.testkit;
    requires java.net.http;
}
