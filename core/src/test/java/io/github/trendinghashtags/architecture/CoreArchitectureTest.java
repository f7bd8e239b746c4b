package io.github.trendinghashtags.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.github.trendinghashtags.TrendingHashtagsPort;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CoreArchitectureTest {
    private static final String ROOT = "io.github.trendinghashtags";
    private static final String BROKEN = ROOT + ".architecture.broken";
    private static final URL CLASSES =
            TrendingHashtagsPort.class.getProtectionDomain().getCodeSource().getLocation();
    private static final JavaClasses CORE = new ClassFileImporter().importUrl(CLASSES);
    private static final JavaClasses FIXTURES = new ClassFileImporter().importPackages(BROKEN);

    static Stream<Arguments> rules() {
        return Stream.of(
                rule(CoreRules::usesOnlyTheJdkAndJspecify, "UsesALibrary"),
                rule(CoreRules::rootUsesNoSubpackageButChecks, "UsesASubpackage"),
                rule(CoreRules::checksUseNoOtherPackage, "checks.UsesItsUser"),
                rule(CoreRules::knowsNoHttp, "SendsARequest"),
                rule(CoreRules::spellsNoNameOfTheWire, "SpellsAField", "SpellsAHeader"));
    }

    private static Arguments rule(Function<CoreRules, ArchRule> rule, String... breaking) {
        return Arguments.of(rule, Set.of(breaking));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void coreKeepsTheRule(Function<CoreRules, ArchRule> rule) {
        rule.apply(new CoreRules(ROOT)).check(CORE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theFixturesMadeToBreakTheRuleAreCaughtAndNoOthers(Function<CoreRules, ArchRule> rule, Set<String> breaking) {
        List<String> violations = rule.apply(new CoreRules(BROKEN))
                .evaluate(FIXTURES)
                .getFailureReport()
                .getDetails();

        assertThat(FIXTURES)
                .extracting(JavaClass::getName)
                .filteredOn(name -> violations.stream().anyMatch(violation -> startsWith(violation, name)))
                .containsExactlyInAnyOrderElementsOf(
                        breaking.stream().map(name -> BROKEN + '.' + name).toList());
    }

    /** Violations start with the class, or with its field, method or constructor. */
    private static boolean startsWith(String violation, String name) {
        return violation.matches("(\\w+ )?<?" + name.replace(".", "\\.") + "\\b.*");
    }

    @Test
    void theModuleDoesNotExportTheChecks() throws IOException {
        assertThat(new CoreRules(ROOT).exportedThoughHidden(module())).isEmpty();
    }

    @Test
    void aModuleThatExportsTheChecksIsCaught() {
        ModuleDescriptor broken = ModuleDescriptor.newModule("broken")
                .exports(BROKEN)
                .exports(BROKEN + ".checks")
                .build();

        assertThat(new CoreRules(BROKEN).exportedThoughHidden(broken)).containsExactly(BROKEN + ".checks");
    }

    /** A new public type is a decision: add it here when it is made. */
    @Test
    void thePublicTypesAreThese() throws IOException {
        assertThat(publicTypes())
                .containsExactlyInAnyOrder(
                        "ApiKey",
                        "CallEvent",
                        "CallEvent$AttemptEnded",
                        "CallEvent$CacheLookup",
                        "CallEvent$CacheLookup$Result",
                        "CallEvent$CallEnded",
                        "CallEvent$CallRefused",
                        "CallEvent$DriftFound",
                        "CallEvent$DriftFound$Kind",
                        "CallEvent$RetryRefused",
                        "CallEvent$RetryRefused$Reason",
                        "CallEvent$RetryScheduled",
                        "CallEvent$StoreFailed",
                        "CallEvent$StoreFailed$Store",
                        "CallLimits",
                        "CallListener",
                        "ClientSettings",
                        "Country",
                        "Creator",
                        "Industry",
                        "IndustryId",
                        "RankMovement",
                        "RankMovement$Direction",
                        "Receipt",
                        "Region",
                        "ResiliencePolicy",
                        "TrendPeriod",
                        "TrendPoint",
                        "TrendingHashtag",
                        "TrendingHashtagsException",
                        "TrendingHashtagsException$ConnectionFailed",
                        "TrendingHashtagsException$Forbidden",
                        "TrendingHashtagsException$Incomplete",
                        "TrendingHashtagsException$Interrupted",
                        "TrendingHashtagsException$InvalidRequest",
                        "TrendingHashtagsException$MalformedResponse",
                        "TrendingHashtagsException$NotSent",
                        "TrendingHashtagsException$NotSent$Reason",
                        "TrendingHashtagsException$OutOfCredits",
                        "TrendingHashtagsException$RateLimited",
                        "TrendingHashtagsException$ServerFailed",
                        "TrendingHashtagsException$TimedOut",
                        "TrendingHashtagsException$Unauthorized",
                        "TrendingHashtagsException$UnexpectedResponse",
                        "TrendingHashtagsPage",
                        "TrendingHashtagsPort",
                        "TrendingHashtagsQuery",
                        "credits.BudgetedTrendingHashtags",
                        "credits.BudgetedTrendingHashtags$Builder",
                        "credits.CachePolicy",
                        "credits.CachedTrendingHashtags",
                        "credits.CachedTrendingHashtags$Builder",
                        "credits.CreditBudget",
                        "credits.CreditLedger",
                        "credits.CreditLedger$Reservation",
                        "credits.CreditLedger$Usage",
                        "credits.CreditPlan",
                        "credits.PageCache",
                        "credits.PageCache$Lookup",
                        "credits.PageCache$Lookup$Status",
                        "ranking.IncompleteRankingException",
                        "ranking.Ranking",
                        "ranking.Ranking$FetchedPage",
                        "ranking.RankingDiff",
                        "ranking.RankingDiff$Move",
                        "ranking.RankingDiff$Side",
                        "ranking.RankingDiff$Unmatched",
                        "ranking.Rankings",
                        "ranking.SweepResult",
                        "ranking.TrendSummary");
    }

    private static List<String> publicTypes() throws IOException {
        List<String> exported = module().exports().stream()
                .filter(exports -> !exports.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .toList();
        return CORE.stream()
                .filter(type -> exported.contains(type.getPackageName()))
                .map(JavaClass::reflect)
                .filter(CoreArchitectureTest::isPublic)
                .map(type -> type.getName().substring(ROOT.length() + 1))
                .toList();
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
    }

    private static ModuleDescriptor module() throws IOException {
        try (InputStream descriptor = new URL(CLASSES, "module-info.class").openStream()) {
            return ModuleDescriptor.read(descriptor);
        }
    }
}
