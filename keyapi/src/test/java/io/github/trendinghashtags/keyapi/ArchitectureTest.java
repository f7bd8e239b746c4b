package io.github.trendinghashtags.keyapi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String KEYAPI = "io.github.trendinghashtags.keyapi";
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(KEYAPI);
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(KEYAPI + ".broken");

    private static final ArchRule DEPENDS_ON = classes()
            .that()
            .resideInAPackage(KEYAPI + "..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    KEYAPI,
                    "io.github.trendinghashtags",
                    "java.io..",
                    "java.lang..",
                    "java.net",
                    "java.nio..",
                    "java.time..",
                    "java.util..",
                    "com.fasterxml.jackson.core..",
                    "io.github.resilience4j..",
                    "org.jspecify.annotations");

    private static final ArchRule NO_INTERNALS = noClasses()
            .that()
            .resideInAPackage(KEYAPI + "..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..internal..");

    @Test
    void usesCoreJacksonAndResilience4jButNoHttpClient() {
        DEPENDS_ON.check(MAIN);
        assertThat(DEPENDS_ON.evaluate(BROKEN).getFailureReport().toString()).contains("UsesAnHttpClient");
    }

    @Test
    void usesNoLibrarysInternals() {
        NO_INTERNALS.check(MAIN);
        assertThat(NO_INTERNALS.evaluate(BROKEN).getFailureReport().toString()).contains("UsesInternals");
    }

    /** Add a type here if the author of a transport needs it, and only then. */
    @Test
    void showsWhatTheAuthorOfATransportNeeds() {
        assertThat(MAIN.stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getName)
                        .map(name -> name.substring(KEYAPI.length() + 1)))
                .containsExactlyInAnyOrder(
                        "KeyApiClient",
                        "KeyApiClient$Builder",
                        "KeyApiClientBuilder",
                        "Pace",
                        "PageJson",
                        "ResponseBody",
                        "ResponseBody$TooLargeException",
                        "Transport",
                        "Transport$NotConnectedException",
                        "Transport$NotSentException",
                        "Transport$StaleConnectionException",
                        "TransportRequest",
                        "TransportResponse");
    }
}
