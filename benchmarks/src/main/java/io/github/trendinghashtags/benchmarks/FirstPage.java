package io.github.trendinghashtags.benchmarks;

import io.github.trendinghashtags.benchmarks.peers.Contender;
import io.github.trendinghashtags.benchmarks.peers.Facts;
import java.net.URI;

/** The shortest program: fetches a page, prints what it says, and ends. */
final class FirstPage {
    private FirstPage() {}

    public static void main(String[] args) throws Exception {
        System.out.println(
                Facts.of(Contender.valueOf(args[0]).open(URI.create(args[1]), 7).fetch()));
        System.exit(0);
    }
}
