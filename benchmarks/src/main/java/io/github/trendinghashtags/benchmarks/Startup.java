package io.github.trendinghashtags.benchmarks;

import io.github.trendinghashtags.benchmarks.Report.Column;
import io.github.trendinghashtags.benchmarks.peers.Contender;
import io.github.trendinghashtags.benchmarks.peers.Facts;
import io.github.trendinghashtags.benchmarks.peers.Peer;
import io.github.trendinghashtags.benchmarks.server.CannedPages;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Measures a cold JVM that fetches one page and ends, with and without a class-data archive. */
final class Startup {
    private Startup() {}

    static void report(Plan plan, Report report) throws Exception {
        System.err.println("first page of a cold JVM");
        List<Contender> clients = plan.clients().stream()
                .filter(client -> !client.artifacts().isEmpty())
                .toList();
        for (Contender client : clients) {
            start(plan, client, "-XX:ArchiveClassesAtExit=" + archive(plan, client));
        }
        Rounds<Contender> cold = new Rounds<>(clients).nextJvm();
        Rounds<Contender> archived = new Rounds<>(clients).nextJvm();
        for (int round = 0; round < plan.starts(); round++) {
            cold.take(client -> start(plan, client, "-Xshare:auto"));
            archived.take(client -> start(plan, client, "-XX:SharedArchiveFile=" + archive(plan, client)));
        }
        report.table(
                "A cold JVM to its first page, and what a consumer inherits",
                clients,
                new Column("time", client -> cold.ratio(client, Sample::wall)),
                new Column("with a class-data archive", client -> archived.ratio(client, Sample::wall)),
                Tables.typical("ms", cold, Sample::wall, 1e6),
                Tables.typical("ms with archive", archived, Sample::wall, 1e6),
                new Column("jars", client -> Integer.toString(jars(plan, client).size())),
                new Column("MB", client -> Report.number(megabytes(jars(plan, client)))));
    }

    public static void main(String[] args) throws Exception {
        Peer peer = Contender.valueOf(args[0]).open(URI.create(args[1]), 7);
        System.out.println(Facts.of(peer.fetch().call()));
        System.exit(0);
    }

    private static List<Path> jars(Plan plan, Contender client) {
        return plan.jars().inherited(client.artifacts());
    }

    private static double megabytes(List<Path> jars) {
        return jars.stream().mapToLong(jar -> jar.toFile().length()).sum() / 1e6;
    }

    private static Path archive(Plan plan, Contender client) {
        return plan.jars().directory().resolve(client.name());
    }

    private static Sample start(Plan plan, Contender client, String archive) throws Exception {
        String classPath = plan.jars().ofConsumer(client.artifacts());
        List<String> flags = List.of(archive, "-Xlog:disable", "-Xlog:all=error:stderr");
        String facts = CannedPages.facts(1, 7);
        long start = System.nanoTime();
        try (Fork fork = new Fork(Fork.JAVA_HOME, classPath, flags, Startup.class, client, plan.server())) {
            Facts.require(client.label(), facts, fork.readLine());
            fork.await();
        }
        return new Sample(System.nanoTime() - start, 0, 0);
    }
}
