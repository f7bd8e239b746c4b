package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.credits.CreditPlan;
import io.github.trendinghashtags.examples.cli.text.Moment;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/** Prints what requests will cost, and how long they take. */
final class PlanText {
    private PlanText() {}

    /**
     * Prints a plan, a figure a line.
     *
     * @param unit what is fetched, such as {@code rankings}
     * @param count how many, in words
     */
    static void write(String unit, String count, CreditPlan plan, Terminal terminal) throws IOException {
        ResiliencePolicy policy = plan.policy();
        line(unit, count, terminal);
        line("requests", number(plan.requests()), terminal);
        line("credits", number(plan.credits()), terminal);
        line(
                "at most",
                number(plan.creditsAtMost()) + ", if every request takes all " + policy.maxAttempts() + " attempts",
                terminal);
        line(
                "time",
                time(plan.shortestTime()) + ", at " + Footer.counted(policy.limitForPeriod(), "request") + " in "
                        + Moment.span(policy.limitRefreshPeriod()),
                terminal);
        terminal.out().flush();
    }

    /** Such as {@code 14,580}. */
    static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String time(Duration shortest) {
        return shortest.isZero() ? "no wait" : "at least " + Moment.span(shortest);
    }

    private static void line(String label, String value, Terminal terminal) throws IOException {
        terminal.out().append(String.format("%-10s%s%n", label, value));
    }
}
