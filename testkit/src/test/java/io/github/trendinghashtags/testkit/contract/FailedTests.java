package io.github.trendinghashtags.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Holds an adapter to a theme of the contract, and sees what comes of it. */
final class FailedTests {
    private FailedTests() {}

    /** Runs a theme of a contract, its tests side by side since they mostly wait, and names those that failed. */
    static Set<String> of(Class<?> contract, Class<?> theme) {
        return of(selectNestedClass(List.of(contract), theme));
    }

    /** Runs one row where others beside it would blur its time. */
    static Set<String> ofOne(Class<?> contract, Class<?> theme, String row, Class<?>... parameters) {
        return of(selectNestedMethod(List.of(contract), theme, row, parameters));
    }

    private static Set<String> of(DiscoverySelector selector) {
        Set<String> rows = new TreeSet<>();
        Events tests = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "16")
                .selectors(selector)
                .execute()
                .testEvents();
        assertThat(tests.finished().count()).as("rows").isPositive();
        tests.failed().stream()
                .map(event -> event.getTestDescriptor().getSource().orElseThrow())
                .forEach(source -> rows.add(((MethodSource) source).getMethodName()));
        return rows;
    }
}
