package io.github.trendinghashtags.testkit;

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
import java.util.stream.Stream;

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
 * <p>The others are the library's own, for any code laid out as it is: the domain and the port in a root package, what is
 * built on the port alone in {@code .ranking} and {@code .credits}, the adapters' common ground in {@code .spi}, an
 * adapter in each {@code .adapter.<name>}, test support in {@code .testkit}. A rule that finds no class to look at fails.
 */
public final class HexagonRules {
    private static final String LIBRARY = "io.github.trendinghashtags";
    private static final String[] WIRE = {
        "java.net.http..",
        "com.sun.net.httpserver..",
        "org.apache.hc..",
        "org.apache.http..",
        "okhttp3..",
        "feign..",
        "com.fasterxml.jackson..",
        "tools.jackson..",
        "io.github.resilience4j.."
    };

    private final String root;
    private final String[] domain;
    private final String spi;
    private final String adapters;
    private final String testkit;

    private HexagonRules(String root) {
        this.root = root;
        this.domain = new String[] {root, root + ".ranking..", root + ".credits.."};
        this.spi = root + ".keyapi..";
        this.adapters = root + ".adapter..";
        this.testkit = root + ".testkit..";
    }

    /**
     * The rules for this library and its applications.
     *
     * @return the rules
     */
    public static HexagonRules ofTheLibrary() {
        return of(LIBRARY);
    }

    /**
     * The rules for another hexagon that is laid out alike.
     *
     * @param rootPackage the package of its domain and its port
     * @return the rules
     */
    public static HexagonRules of(String rootPackage) {
        return new HexagonRules(rootPackage);
    }

    /**
     * All rules about the hexagon itself, which are all but {@link #applicationDependsOnThePortAlone}.
     *
     * @return the rules, each to be checked against the classes of all modules
     */
    public List<ArchRule> all() {
        return List.of(
                coreStandsAlone(),
                domainKeepsOffTheSpi(),
                adaptersKeepToThemselves(),
                onlyAdaptersTouchTheWire(),
                adaptersShowOneClass(),
                failuresAreOfTheFamily(),
                packagesAreFreeOfCycles());
    }

    /**
     * The domain, the port, what is built on it and the {@code .spi} need nothing but Java and JSpecify's annotations.
     *
     * @return the rule
     */
    public ArchRule coreStandsAlone() {
        String[] core = Stream.concat(Stream.of(domain), Stream.of(spi)).toArray(String[]::new);
        return classes()
                .that()
                .resideInAnyPackage(core)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "org.jspecify..").or(resideInAnyPackage(core)))
                .as("core depends on Java and JSpecify alone");
    }

    /**
     * The domain and what is built on it never import the {@code .spi}: knowledge of the wire serves the domain, not the
     * other way about.
     *
     * @return the rule
     */
    public ArchRule domainKeepsOffTheSpi() {
        return noClasses()
                .that()
                .resideInAnyPackage(domain)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(spi)
                .as("the domain keeps off the spi");
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
     * Nobody but an adapter imports an HTTP client or server, Jackson, Feign or Resilience4j.
     *
     * @return the rule
     */
    public ArchRule onlyAdaptersTouchTheWire() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(adapters)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(WIRE)
                .as("only adapters touch the wire");
    }

    /**
     * An adapter shows one public top-level class, with what is nested in it, such as its builder.
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
     * What the port throws is of the sealed family: no public exception in the root package or in an adapter is any but
     * {@code TrendingHashtagsException} and what is nested in it.
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
     * An application's own rule: it depends on the port, and only where it is put together on an adapter or on the {@code
     * .spi}. Check it against the application's classes.
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
                .resideInAnyPackage(adapters, spi)
                .as("the application depends on the port alone, outside " + String.join(", ", compositionRoots));
    }

    private static boolean isBelowAny(String[] packages, JavaClass type) {
        return List.of(packages).stream().anyMatch(name -> isBelow(name, type));
    }

    private static boolean isBelow(String name, JavaClass type) {
        return (type.getPackageName() + ".").startsWith(name + ".");
    }
}
