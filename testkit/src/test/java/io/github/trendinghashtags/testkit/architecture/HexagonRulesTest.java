package io.github.trendinghashtags.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HexagonRulesTest {
    private static final String FIXTURES = "io.github.trendinghashtags.testkit.architecture.hexagon.";
    private static final Pattern FIRST_CLASS = Pattern.compile("<" + Pattern.quote(FIXTURES) + "[a-z.]+\\.([A-Z]\\w+)");
    private static final JavaClasses CONFORMING = classes("conforming");
    private static final JavaClasses BROKEN = classes("broken");

    @Test
    void aConformingHexagonBreaksNoRule() {
        assertThat(HexagonRules.of(FIXTURES + "conforming").all()).allSatisfy(rule -> rule.check(CONFORMING));
    }

    @Test
    void coreMayUseNeitherALibraryNorKeyapi() {
        assertThat(culprits(HexagonRules::coreStandsAlone))
                .containsOnly("UsesALibrary", "RanksByALibrary", "UsesKeyapi", "RanksByKeyapi", "OpensConnections");
    }

    @Test
    void keyapiMayUseNoHttpClient() {
        assertThat(culprits(HexagonRules::keyapiUsesNoHttpClient)).containsOnly("UsesAnHttpClient");
    }

    @Test
    void onlyKeyapiMayUseResilience4j() {
        assertThat(culprits(HexagonRules::onlyKeyapiReadsAndRetries)).containsOnly("RetriesByItself");
    }

    @Test
    void noClassMayUseALibrarysInternals() {
        assertThat(culprits(HexagonRules::noLibrarysInternalsAreUsed)).containsOnly("UsesInternals");
    }

    @Test
    void anAdapterMayUseNeitherAnotherOneNorTheTestkit() {
        assertThat(culprits(HexagonRules::adaptersKeepToThemselves))
                .containsOnly("UsesAnotherAdapter", "UsesTheTestkit");
    }

    @Test
    void onlyAdaptersMayUseHttpClients() {
        assertThat(culprits(HexagonRules::onlyAdaptersUseHttpClients))
                .containsOnly("OpensConnections", "UsesAnHttpClient");
    }

    @Test
    void anAdapterMayShowNeitherTwoClassesNorNone() {
        assertThat(details(HexagonRules::adaptersShowOneClass))
                .containsExactlyInAnyOrder(
                        "adapter hidden shows []", "adapter one shows [OneAdapter, SecondPublicClass]");
    }

    @Test
    void aPublicExceptionMustBeOfTheFamily() {
        assertThat(culprits(HexagonRules::failuresAreOfTheFamily)).containsOnly("StrayException", "OneAdapter");
    }

    @Test
    void packagesMayNotDependOnEachOtherInACircle() {
        assertThat(details(HexagonRules::packagesAreFreeOfCycles))
                .singleElement()
                .asString()
                .contains("Cycle detected", FIXTURES + "broken", FIXTURES + "broken.keyapi");
    }

    @Test
    void anApplicationMayChooseItsAdapterInItsCompositionRoot() {
        application("shop.wiring").check(classes("shop"));
    }

    @Test
    void anApplicationMayUseAnAdapterNowhereElse() {
        assertThat(culprits(application("shop.checkout").evaluate(classes("shop"))))
                .containsOnly("Wiring");
    }

    @Test
    void anApplicationMayUseNeitherAdapterNorKeyapi() {
        assertThat(culprits(application("impatientshop.wiring").evaluate(classes("impatientshop"))))
                .containsOnly("UsesAnAdapter", "UsesKeyapi");
    }

    @Test
    void aPackageWhoseNameOnlyBeginsAlikeIsNoCompositionRoot() {
        assertThat(culprits(application("shop.wir").evaluate(classes("shop")))).containsOnly("Wiring");
    }

    @Test
    void aRuleThatFindsNothingToLookAtFails() {
        JavaClasses nothing = classes("nowhere");
        Stream<ArchRule> rules = HexagonRules.of(FIXTURES + "nowhere").all().stream();
        assertThat(rules)
                .allSatisfy(
                        rule -> assertThatThrownBy(() -> rule.check(nothing)).isInstanceOf(AssertionError.class));
    }

    private static ArchRule application(String compositionRoot) {
        return HexagonRules.of(FIXTURES + "conforming").applicationDependsOnThePortAlone(FIXTURES + compositionRoot);
    }

    private static List<String> details(Function<HexagonRules, ArchRule> rule) {
        HexagonRules rules = HexagonRules.of(FIXTURES + "broken");
        return rule.apply(rules).evaluate(BROKEN).getFailureReport().getDetails();
    }

    private static Stream<String> culprits(Function<HexagonRules, ArchRule> rule) {
        return culprits(rule.apply(HexagonRules.of(FIXTURES + "broken")).evaluate(BROKEN));
    }

    /** The classes that violations are about: the first one that each text names. */
    private static Stream<String> culprits(EvaluationResult result) {
        assertThat(result.hasViolation()).isTrue();
        return result.getFailureReport().getDetails().stream()
                .flatMap(String::lines)
                .map(FIRST_CLASS::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1));
    }

    private static JavaClasses classes(String name) {
        return new ClassFileImporter().importPackages(FIXTURES + name);
    }
}
