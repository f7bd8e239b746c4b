package io.github.trendinghashtags.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void showsTheAutoConfigurationAndTheCustomizers() {
        assertThat(new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .importPackages(TrendingHashtagsAutoConfiguration.class.getPackageName())
                                .stream()
                                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                                .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder(
                        "TrendingHashtagsAutoConfiguration",
                        "JdkHttpTrendingHashtagsCustomizer",
                        "FeignTrendingHashtagsCustomizer");
    }
}
