package io.github.trendinghashtags.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class HexagonRulesTest {
    private static final JavaClasses SHOP = classes("com.acme.shop");

    @Test
    void anApplicationMayChooseItsAdapterInItsCompositionRoot() {
        HexagonRules.applicationDependsOnThePortAlone("com.acme.shop.wiring").check(SHOP);
    }

    @Test
    void anApplicationMayUseAnAdapterNowhereElse() {
        assertThat(violations(SHOP, "com.acme.shop.checkout"))
                .isNotEmpty()
                .allMatch(violation -> violation.contains("com.acme.shop.wiring.Wiring"));
    }

    @Test
    void anApplicationMayUseNeitherAdapterNorKeyapi() {
        assertThat(violations(classes("com.acme.impatientshop"), "com.acme.impatientshop.wiring"))
                .anyMatch(violation -> violation.contains("UsesAnAdapter"))
                .anyMatch(violation -> violation.contains("UsesKeyapi"));
    }

    @Test
    void aPackageWhoseNameOnlyBeginsAlikeIsNoCompositionRoot() {
        assertThat(violations(SHOP, "com.acme.shop.wir")).isNotEmpty();
    }

    @Test
    void aRuleThatFindsNoClassFails() {
        ArchRule rule = HexagonRules.applicationDependsOnThePortAlone("com.acme.shop.wiring");
        assertThatThrownBy(() -> rule.check(classes("com.acme.nowhere"))).isInstanceOf(AssertionError.class);
    }

    private static List<String> violations(JavaClasses application, String compositionRoot) {
        return HexagonRules.applicationDependsOnThePortAlone(compositionRoot)
                .evaluate(application)
                .getFailureReport()
                .getDetails();
    }

    private static JavaClasses classes(String name) {
        return new ClassFileImporter().importPackages(name);
    }
}
