package io.github.trendinghashtags.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/** The rules that core keeps, for the packages below a root. */
record CoreRules(String root) {
    /** Field names as KeyAPI spells them, and names of HTTP headers. {@code all_regions} is a value, and our own too. */
    private static final Pattern WIRE_NAME = Pattern.compile("\\b(?!all_regions\\b)[a-z0-9]+(_[a-z0-9]+)+\\b"
            + "|\\b[A-Z][a-z]+(-[A-Z][a-z]+)+\\b|\\bAuthorization\\b|\\bBearer\\b");

    ArchRule usesOnlyTheJdkAndJspecify() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(root + "..", "java..", "org.jspecify.annotations");
    }

    ArchRule rootUsesNoSubpackageButChecks() {
        return noClasses()
                .that()
                .resideInAPackage(root)
                .should()
                .dependOnClassesThat(resideInAPackage(root + ".*..").and(not(resideInAPackage(root + ".checks"))));
    }

    ArchRule checksUseNoOtherPackage() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".checks")
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..").and(not(resideInAPackage(root + ".checks"))));
    }

    ArchRule knowsNoHttp() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.net..", "javax.net..", "com.sun.net..")
                        .and(not(equivalentTo(URI.class))));
    }

    ArchRule spellsNoNameOfTheWire() {
        return classes().that().resideInAPackage(root + "..").should(new ArchCondition<>("spell no name of the wire") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                ConstantPool.texts(type)
                        .filter(WIRE_NAME.asPredicate())
                        .forEach(text -> events.add(
                                SimpleConditionEvent.violated(type, type.getName() + " spells \"" + text + '"')));
            }
        });
    }

    /** The packages that a module must not export to all, and does. */
    List<String> exportedThoughHidden(ModuleDescriptor module) {
        return module.exports().stream()
                .filter(exports -> !exports.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .filter((root + ".checks")::equals)
                .toList();
    }
}
