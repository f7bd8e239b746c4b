package io.github.trendinghashtags.benchmarks;

import io.github.trendinghashtags.benchmarks.peers.Contender;
import io.github.trendinghashtags.benchmarks.server.CannedPages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A cold JVM to its first page, the whole process, with and without a class-data archive; and what a consumer inherits. */
final class Startup {
    private final Plan plan;
    private final List<Contender> contenders;

    Startup(Plan plan) {
        this.plan = plan;
        this.contenders = plan.clients().stream()
                .filter(contender -> !contender.artifacts().isEmpty())
                .toList();
    }

    void run(Report report) throws Exception {
        System.err.println("first page of a cold JVM");
        for (Contender contender : contenders) {
            start(contender, "-XX:ArchiveClassesAtExit=" + archive(contender));
        }
        Rounds<Contender> cold = new Rounds<>(contenders).nextJvm();
        Rounds<Contender> archived = new Rounds<>(contenders).nextJvm();
        for (int round = 0; round < plan.starts(); round++) {
            cold.take(contender -> start(contender, "-Xshare:auto"));
            archived.take(contender -> start(contender, "-XX:SharedArchiveFile=" + archive(contender)));
        }
        report.table(
                "A cold JVM to its first page, and what a consumer inherits",
                "",
                "time",
                "with a class-data archive",
                "ms",
                "ms with archive",
                "jars",
                "MB");
        for (Contender contender : contenders) {
            List<Path> jars = plan.jars().consumerOf(contender.artifacts());
            report.row(
                    contender.label(),
                    cold.ratio(contender, Sample::wall),
                    archived.ratio(contender, Sample::wall),
                    Report.number(cold.typical(contender, Sample::wall) / 1e6),
                    Report.number(archived.typical(contender, Sample::wall) / 1e6),
                    Integer.toString(jars.size()),
                    Report.number(megabytes(jars)));
        }
    }

    private Path archive(Contender contender) {
        return plan.jars().directory().resolve(contender.name());
    }

    private Sample start(Contender contender, String archive) throws Exception {
        String classPath = plan.jars().withConsumerOf(contender.artifacts());
        long start = System.nanoTime();
        try (Fork fork = new Fork(
                contender.label(),
                classPath,
                List.of(archive, "-Xlog:disable", "-Xlog:all=error:stderr"),
                FirstPage.class,
                contender,
                plan.server())) {
            Plan.require(contender.label(), CannedPages.facts(1, 7).toString(), fork.answer());
            fork.await();
        }
        return new Sample(System.nanoTime() - start, 0, 0);
    }

    private static double megabytes(List<Path> jars) throws Exception {
        long bytes = 0;
        for (Path jar : jars) {
            bytes += Files.size(jar);
        }
        return bytes / 1e6;
    }
}
