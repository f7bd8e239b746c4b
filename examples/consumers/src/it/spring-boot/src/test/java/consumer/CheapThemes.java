package consumer;

import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract;
import java.util.Set;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Leaves out the themes of the contract that wait for timeouts: the library's own build runs them. */
final class CheapThemes implements ExecutionCondition {
    private static final Set<String> KEPT = Set.of("Requests", "Responses");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Class<?> type = context.getRequiredTestClass();
        boolean theme = type.getEnclosingClass() == TrendingHashtagsPortContract.class;
        return theme && !KEPT.contains(type.getSimpleName())
                ? ConditionEvaluationResult.disabled("waits too long")
                : ConditionEvaluationResult.enabled("cheap");
    }
}
