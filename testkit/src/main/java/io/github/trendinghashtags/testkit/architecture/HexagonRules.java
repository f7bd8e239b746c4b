package io.github.trendinghashtags.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/**
 * ArchUnit rules for applications of this library.
 *
 * <pre>{@code
 * class ArchitectureTest {
 *     @Test
 *     void dependsOnThePortAlone() {
 *         JavaClasses shop = new ClassFileImporter().importPackages("com.acme.shop");
 *         HexagonRules.applicationDependsOnThePortAlone("com.acme.shop.wiring").check(shop);
 *     }
 * }
 * }</pre>
 */
@SuppressWarnings("exports") // Who uses rules has ArchUnit.
public final class HexagonRules {
    private static final String LIBRARY = "io.github.trendinghashtags";

    private HexagonRules() {}

    /**
     * Returns the rule that an application depends on the port, and only its composition root on an adapter or on {@code
     * keyapi}. It fails if it finds no class to check.
     *
     * @param compositionRoots the packages, with all below them, that choose the adapter or are one, such as {@code
     *     com.acme.shop.wiring}
     * @return the rule, to be checked against the application's classes
     */
    public static ArchRule applicationDependsOnThePortAlone(String... compositionRoots) {
        DescribedPredicate<JavaClass> application = DescribedPredicate.describe(
                "the application",
                type -> !isBelow(LIBRARY, type) && Stream.of(compositionRoots).noneMatch(root -> isBelow(root, type)));
        return noClasses()
                .that(application)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(LIBRARY + ".adapter..", LIBRARY + ".keyapi..")
                .as("the application depends on the port alone, outside " + String.join(", ", compositionRoots));
    }

    private static boolean isBelow(String name, JavaClass type) {
        return (type.getPackageName() + ".").startsWith(name + ".");
    }
}
