package io.github.trendinghashtags.examples.hexagon;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts the public classes of each adapter, which is a package with all below it. */
final class ShowOneClassPerAdapter extends ArchCondition<JavaClass> {
    private final String prefix;
    private Map<String, List<JavaClass>> adapters = new TreeMap<>();

    /**
     * The condition for adapters below a package.
     *
     * @param prefix their common package, with a dot at its end
     */
    ShowOneClassPerAdapter(String prefix) {
        super("be its adapter's only public class, or not be public");
        this.prefix = prefix;
    }

    @Override
    public void init(Collection<JavaClass> all) {
        adapters = all.stream().collect(Collectors.groupingBy(this::adapter, TreeMap::new, Collectors.toList()));
    }

    /** Every adapter is judged as a whole, in {@link #finish}. */
    @Override
    public void check(JavaClass type, ConditionEvents events) {}

    @Override
    public void finish(ConditionEvents events) {
        adapters.forEach((adapter, classes) -> {
            List<String> shown = classes.stream()
                    .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                    .map(JavaClass::getSimpleName)
                    .sorted()
                    .toList();
            events.add(new SimpleConditionEvent(adapter, shown.size() == 1, "adapter " + adapter + " shows " + shown));
        });
    }

    private String adapter(JavaClass type) {
        return type.getPackageName().substring(prefix.length()).split("\\.", 2)[0];
    }
}
