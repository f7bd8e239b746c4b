package io.github.trendinghashtags.examples.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** HexagonRules' rule for applications takes all below the library's own root package for the library: here it is anew. */
class ArchitectureTest {
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .importUrl(Main.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void onlyTheCompositionRootNamesAdapters() {
        portAloneOutside(belongToAnyOf(Transport.class, Stores.class, SharedRedis.class))
                .check(PROGRAM);
    }

    @Test
    void theCompositionRootWouldBeCaughtWereItNotExempt() {
        ArchRule withoutExemption = portAloneOutside(DescribedPredicate.alwaysFalse());
        assertThat(withoutExemption.evaluate(PROGRAM).hasViolation()).isTrue();
    }

    private static ArchRule portAloneOutside(DescribedPredicate<JavaClass> compositionRoot) {
        return noClasses()
                .that(DescribedPredicate.not(compositionRoot))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.github.trendinghashtags.adapter..", "io.github.trendinghashtags.keyapi..");
    }
}
