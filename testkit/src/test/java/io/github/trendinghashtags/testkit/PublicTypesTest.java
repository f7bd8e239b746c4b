package io.github.trendinghashtags.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PublicTypesTest {
    private static final String TESTKIT = "io.github.trendinghashtags.testkit";

    /** Add a type here if a consumer's test needs it, and only then. */
    @Test
    void showsWhatAConsumersTestNeeds() {
        JavaClasses main = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(TESTKIT);
        assertThat(main.stream()
                        .filter(PublicTypesTest::isShown)
                        .filter(type -> !type.getPackageName().equals(TESTKIT + ".waiting")) // not exported
                        .map(type -> type.getName().substring(TESTKIT.length() + 1)))
                .containsExactlyInAnyOrder(
                        "FakeTrendingHashtags",
                        "FakeTrendingHashtags$HeldCall",
                        "HashtagFixtures",
                        "architecture.HexagonRules",
                        "contract.CreditLedgerContract",
                        "contract.PageCacheContract",
                        "contract.PortBehaviourContract",
                        "contract.PortBehaviourContract$Vendor",
                        "contract.TrendingHashtagsPortContract",
                        "stub.StubResponse",
                        "stub.StubConnection",
                        "stub.StubConnection$Side",
                        "stub.StubKeyApiExtension",
                        "stub.StubKeyApiServer",
                        "stub.StubRequest",
                        "stub.UnreachableServer",
                        "stub.WireFault");
    }

    private static boolean isShown(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(PublicTypesTest::isShown).orElse(true);
    }
}
