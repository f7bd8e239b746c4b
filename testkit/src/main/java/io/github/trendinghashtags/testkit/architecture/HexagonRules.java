package io.github.trendinghashtags.testkit.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;

/**
 * The hexagon as ArchUnit rules: who may depend on whom, and what may be seen. An application has one rule to keep:
 *
 * <pre>{@code
 * class ArchitectureTest {
 *     @Test
 *     void dependsOnThePortAlone() {
 *         JavaClasses shop = new ClassFileImporter().importPackages("com.acme.shop");
 *         HexagonRules.ofTheLibrary().applicationDependsOnThePortAlone("com.acme.shop.wiring").check(shop);
 *     }
 * }
 * }</pre>
 *
 * <p>The others are the library's own, for any code laid out as it is: the domain and the port in a root package, what
 * is built on the port alone in {@code .ranking} and {@code .credits}, the wire protocol and the course of a call in
 * {@code .keyapi}, an adapter in each {@code .adapter.<name>}, test support in {@code .testkit}. A rule that finds no
 * class to look at fails.
 */
@SuppressWarnings("exports") // Who uses rules has ArchUnit.
public final class HexagonRules {
    private static final String LIBRARY = "io.github.trendinghashtags";
    private static final String[] HTTP = {
        "java.net.http..", "com.sun.net.httpserver..", "org.apache.hc..", "org.apache.http..", "okhttp3..", "feign.."
    };
    private static final String[] JSON_AND_RESILIENCE = {
        "com.fasterxml.jackson..", "tools.jackson..", "io.github.resilience4j.."
    };

    private final String root;
    private final String[] domain;
    private final String keyapi;
    private final String adapters;
    private final String testkit;

    private HexagonRules(String root) {
        this.root = root;
        this.domain = new String[] {root, root + ".ranking..", root + ".credits..", root + ".checks.."};
        this.keyapi = root + ".keyapi..";
        this.adapters = root + ".adapter..";
        this.testkit = root + ".testkit..";
    }

    /**
     * Returns the rules for this library and its applications.
     *
     * @return the rules
     */
    public static HexagonRules ofTheLibrary() {
        return of(LIBRARY);
    }

    /**
     * Returns the rules for another hexagon that is laid out alike.
     *
     * @param rootPackage the package of its domain and its port
     * @return the rules
     */
    public static HexagonRules of(String rootPackage) {
        return new HexagonRules(rootPackage);
    }

    /**
     * Returns all rules about the hexagon itself, which are all but {@link #applicationDependsOnThePortAlone}.
     *
     * @return the rules, each to be checked against the classes of all modules
     */
    public List<ArchRule> all() {
        return List.of(
                coreStandsAlone(),
                keyapiUsesNoHttpClient(),
                onlyKeyapiReadsAndRetries(),
                adaptersKeepToThemselves(),
                onlyAdaptersUseHttpClients(),
                noLibrarysInternalsAreUsed(),
                adaptersShowOneClass(),
                failuresAreOfTheFamily(),
                packagesAreFreeOfCycles());
    }

    /**
     * Returns the domain, the port and what is built on them use Java and JSpecify's annotations only, and no HTTP
     * client.
     *
     * @return the rule
     */
    public ArchRule coreStandsAlone() {
        return classes()
                .that()
                .resideInAnyPackage(domain)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..")
                        .or(resideInAnyPackage(domain))
                        .and(DescribedPredicate.not(resideInAnyPackage(HTTP))))
                .as("core depends on Java and JSpecify alone");
    }

    /**
     * Returns the wire protocol and the course of a call know no HTTP client and no adapter.
     *
     * @return the rule
     */
    public ArchRule keyapiUsesNoHttpClient() {
        return noClasses()
                .that()
                .resideInAPackage(keyapi)
                .should()
                .dependOnClassesThat(resideInAnyPackage(HTTP)
                        .or(resideInAnyPackage(adapters))
                        .or(resideInAnyPackage(testkit)))
                .as("keyapi uses no HTTP client");
    }

    /**
     * JSON and Resilience4j are used in {@code .keyapi}, and nowhere else.
     *
     * @return the rule
     */
    public ArchRule onlyKeyapiReadsAndRetries() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(keyapi)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(JSON_AND_RESILIENCE)
                .as("only keyapi uses JSON and Resilience4j");
    }

    /**
     * No class uses a package of another library's that is called {@code internal}.
     *
     * @return the rule
     */
    public ArchRule noLibrarysInternalsAreUsed() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("..internal..").and(DescribedPredicate.not(resideInAnyPackage(root + ".."))))
                .as("no library's internals are used");
    }

    /**
     * Adapters import neither one another nor the testkit.
     *
     * @return the rule
     */
    public ArchRule adaptersKeepToThemselves() {
        ArchRule ofTheTestkit = noClasses()
                .that()
                .resideInAPackage(adapters)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(testkit);
        return CompositeArchRule.of(
                        slices().matching(root + ".adapter.(*)..").should().notDependOnEachOther())
                .and(ofTheTestkit)
                .as("adapters keep off one another and off the testkit");
    }

    /**
     * HTTP clients and servers, Feign among them, are used by adapters only.
     *
     * @return the rule
     */
    public ArchRule onlyAdaptersUseHttpClients() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(adapters)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(HTTP)
                .as("only adapters use HTTP clients");
    }

    /**
     * Returns an adapter shows one public top-level class, with what is nested in it, such as its builder.
     *
     * @return the rule
     */
    public ArchRule adaptersShowOneClass() {
        return classes()
                .that()
                .resideInAPackage(adapters)
                .and()
                .areTopLevelClasses()
                .should(new ShowOneClassPerAdapter(root + ".adapter."))
                .as("adapters show one class");
    }

    /**
     * Returns what the port throws is of the sealed family: no public exception in the root package or in an adapter is
     * any but {@code TrendingHashtagsException} and what is nested in it.
     *
     * @return the rule
     */
    public ArchRule failuresAreOfTheFamily() {
        String family = root + ".TrendingHashtagsException";
        DescribedPredicate<JavaClass> member = DescribedPredicate.describe(
                "of the family",
                type -> type.getName().equals(family) || type.getName().startsWith(family + "$"));
        return classes()
                .that()
                .resideInAnyPackage(root, adapters)
                .and()
                .areAssignableTo(Throwable.class)
                .and()
                .arePublic()
                .should(be(member))
                .as("failures are of the family");
    }

    /**
     * No package depends on itself by way of another.
     *
     * @return the rule
     */
    public ArchRule packagesAreFreeOfCycles() {
        return slices().assignedFrom(new PackageSlices(root))
                .should()
                .beFreeOfCycles()
                .as("packages are free of cycles");
    }

    /**
     * Returns an application's own rule: it depends on the port, and only where it is put together on an adapter or on
     * {@code .keyapi}. Check it against the application's classes.
     *
     * @param compositionRoots the packages, with all below them, that choose the adapter or are one, such as {@code
     *     com.acme.shop.wiring}
     * @return the rule
     */
    public ArchRule applicationDependsOnThePortAlone(String... compositionRoots) {
        DescribedPredicate<JavaClass> application = DescribedPredicate.describe(
                "the application", type -> !isBelow(root, type) && !isBelowAny(compositionRoots, type));
        return noClasses()
                .that(application)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(adapters, keyapi)
                .as("the application depends on the port alone, outside " + String.join(", ", compositionRoots));
    }

    private static boolean isBelowAny(String[] packages, JavaClass type) {
        return List.of(packages).stream().anyMatch(name -> isBelow(name, type));
    }

    private static boolean isBelow(String name, JavaClass type) {
        return (type.getPackageName() + ".").startsWith(name + ".");
    }
}
