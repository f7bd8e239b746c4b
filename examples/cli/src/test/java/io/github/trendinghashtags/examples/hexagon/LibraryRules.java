package io.github.trendinghashtags.examples.hexagon;

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
 * The library's hexagon as ArchUnit rules, for any code laid out as it is: the domain and the port in a root package, what
 * is built on the port alone in {@code .ranking} and {@code .credits}, the wire protocol and the course of a call in
 * {@code .keyapi}, an adapter in each {@code .adapter.<name>}, test support in {@code .testkit}. A rule that finds no
 * class to look at fails.
 */
final class LibraryRules {
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

    private LibraryRules(String root) {
        this.root = root;
        this.domain = new String[] {root, root + ".ranking..", root + ".credits..", root + ".checks.."};
        this.keyapi = root + ".keyapi..";
        this.adapters = root + ".adapter..";
        this.testkit = root + ".testkit..";
    }

    /** Returns the rules for this library. */
    static LibraryRules ofTheLibrary() {
        return of(LIBRARY);
    }

    /** Returns the rules for another root package, such as that of a fixture. */
    static LibraryRules of(String rootPackage) {
        return new LibraryRules(rootPackage);
    }

    /** Returns all rules, each to be checked against the classes of all modules. */
    List<ArchRule> all() {
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
     * The domain, the port and what is built on them use Java and JSpecify's annotations only, and no HTTP
     * client.
     */
    ArchRule coreStandsAlone() {
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
     * The wire protocol and the course of a call know no HTTP client and no adapter.
     */
    ArchRule keyapiUsesNoHttpClient() {
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
     */
    ArchRule onlyKeyapiReadsAndRetries() {
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
     */
    ArchRule noLibrarysInternalsAreUsed() {
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
     */
    ArchRule adaptersKeepToThemselves() {
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
     */
    ArchRule onlyAdaptersUseHttpClients() {
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
     * An adapter shows one public top-level class, with what is nested in it, such as its builder.
     */
    ArchRule adaptersShowOneClass() {
        return classes()
                .that()
                .resideInAPackage(adapters)
                .and()
                .areTopLevelClasses()
                .should(new ShowOneClassPerAdapter(root + ".adapter."))
                .as("adapters show one class");
    }

    /**
     * What the port throws is of the sealed family: no public exception in the root package or in an adapter is
     * any but {@code TrendingHashtagsException} and what is nested in it.
     */
    ArchRule failuresAreOfTheFamily() {
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
     */
    ArchRule packagesAreFreeOfCycles() {
        return slices().assignedFrom(new PackageSlices(root))
                .should()
                .beFreeOfCycles()
                .as("packages are free of cycles");
    }
}
