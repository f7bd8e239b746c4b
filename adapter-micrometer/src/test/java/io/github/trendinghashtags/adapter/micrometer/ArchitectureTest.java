package io.github.trendinghashtags.adapter.micrometer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String ADAPTER = MicrometerCallListener.class.getPackageName();
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ADAPTER);

    private static final ArchRule DEPENDS_ON = classes()
            .that()
            .resideInAPackage(ADAPTER + "..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    ADAPTER,
                    "io.github.trendinghashtags",
                    "io.github.trendinghashtags.credits",
                    "io.github.trendinghashtags.keyapi",
                    "io.micrometer.core.instrument",
                    "java..",
                    "org.jspecify.annotations");

    @Test
    void usesCoreKeyapiAndItsOwnLibraryOnly() {
        DEPENDS_ON.check(MAIN);
        JavaClasses broken = new ClassFileImporter().importPackages(ADAPTER + ".broken");
        assertThat(DEPENDS_ON.evaluate(broken).getFailureReport().toString()).contains("UsesALibrary");
    }

    @Test
    void showsTheListener() {
        assertThat(MAIN.stream().filter(ArchitectureTest::isShown).map(JavaClass::getSimpleName))
                .containsExactly("MicrometerCallListener");
    }

    private static boolean isShown(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(ArchitectureTest::isShown).orElse(true);
    }
}
