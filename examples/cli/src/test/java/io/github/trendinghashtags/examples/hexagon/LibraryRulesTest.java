package io.github.trendinghashtags.examples.hexagon;

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

class LibraryRulesTest {
    private static final String FIXTURES = "io.github.trendinghashtags.examples.hexagon.";
    private static final Pattern FIRST_CLASS = Pattern.compile("<" + Pattern.quote(FIXTURES) + "[a-z.]+\\.([A-Z]\\w+)");
    private static final JavaClasses CONFORMING = classes("conforming");
    private static final JavaClasses BROKEN = classes("broken");

    @Test
    void aConformingHexagonBreaksNoRule() {
        assertThat(LibraryRules.of(FIXTURES + "conforming").all()).allSatisfy(rule -> rule.check(CONFORMING));
    }

    @Test
    void coreMayUseNeitherALibraryNorKeyapi() {
        assertThat(culprits(LibraryRules::coreStandsAlone))
                .containsOnly("UsesALibrary", "RanksByALibrary", "UsesKeyapi", "RanksByKeyapi", "OpensConnections");
    }

    @Test
    void keyapiMayUseNoHttpClient() {
        assertThat(culprits(LibraryRules::keyapiUsesNoHttpClient)).containsOnly("UsesAnHttpClient");
    }

    @Test
    void onlyKeyapiMayUseResilience4j() {
        assertThat(culprits(LibraryRules::onlyKeyapiReadsAndRetries)).containsOnly("RetriesByItself");
    }

    @Test
    void noClassMayUseALibrarysInternals() {
        assertThat(culprits(LibraryRules::noLibrarysInternalsAreUsed)).containsOnly("UsesInternals");
    }

    @Test
    void anAdapterMayUseNeitherAnotherOneNorTheTestkit() {
        assertThat(culprits(LibraryRules::adaptersKeepToThemselves))
                .containsOnly("UsesAnotherAdapter", "UsesTheTestkit");
    }

    @Test
    void onlyAdaptersMayUseHttpClients() {
        assertThat(culprits(LibraryRules::onlyAdaptersUseHttpClients))
                .containsOnly("OpensConnections", "UsesAnHttpClient");
    }

    @Test
    void anAdapterMayShowNeitherTwoClassesNorNone() {
        assertThat(details(LibraryRules::adaptersShowOneClass))
                .containsExactlyInAnyOrder(
                        "adapter hidden shows []", "adapter one shows [OneAdapter, SecondPublicClass]");
    }

    @Test
    void aPublicExceptionMustBeOfTheFamily() {
        assertThat(culprits(LibraryRules::failuresAreOfTheFamily)).containsOnly("StrayException", "OneAdapter");
    }

    @Test
    void packagesMayNotDependOnEachOtherInACircle() {
        assertThat(details(LibraryRules::packagesAreFreeOfCycles))
                .singleElement()
                .asString()
                .contains("Cycle detected", FIXTURES + "broken", FIXTURES + "broken.keyapi");
    }

    @Test
    void aRuleThatFindsNothingToLookAtFails() {
        JavaClasses nothing = classes("nowhere");
        Stream<ArchRule> rules = LibraryRules.of(FIXTURES + "nowhere").all().stream();
        assertThat(rules)
                .allSatisfy(
                        rule -> assertThatThrownBy(() -> rule.check(nothing)).isInstanceOf(AssertionError.class));
    }

    private static List<String> details(Function<LibraryRules, ArchRule> rule) {
        LibraryRules rules = LibraryRules.of(FIXTURES + "broken");
        return rule.apply(rules).evaluate(BROKEN).getFailureReport().getDetails();
    }

    private static Stream<String> culprits(Function<LibraryRules, ArchRule> rule) {
        return culprits(rule.apply(LibraryRules.of(FIXTURES + "broken")).evaluate(BROKEN));
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
