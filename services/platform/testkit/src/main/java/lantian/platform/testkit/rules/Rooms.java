package lantian.platform.testkit.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatcher;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * In which room of a service a class is.
 *
 * @param sharedPackages those of technology that are neither a feature nor hidden
 */
record Rooms(String root, List<String> sharedPackages) {

    /** Directly under the root or anywhere below, but in no adapter. */
    DescribedPredicate<JavaClass> features() {
        return resideInAPackage(root + ".*..")
                .and(not(adapters()))
                .and(not(shared()))
                .as("a feature of " + root);
    }

    DescribedPredicate<JavaClass> adapters() {
        return resideInAnyPackage(
                Arrays.stream(Adapter.values()).map(kind -> kind.rooms(root)).toArray(String[]::new));
    }

    DescribedPredicate<JavaClass> of(Adapter kind) {
        return resideInAPackage(kind.rooms(root));
    }

    DescribedPredicate<JavaClass> shared() {
        return below(sharedPackages);
    }

    /** In one of these packages below the root. */
    DescribedPredicate<JavaClass> below(Collection<String> packages) {
        return resideInAnyPackage(
                packages.stream().map(each -> root + "." + each + "..").toArray(String[]::new));
    }

    /** A package by its pattern, or one class with those inside it by its name. */
    static DescribedPredicate<JavaClass> neighbours(List<List<String>> names) {
        var all = names.stream().flatMap(List::stream).toList();
        return describe(String.join(", ", all), one -> all.stream().anyMatch(name -> named(name, one)));
    }

    private static boolean named(String name, JavaClass one) {
        return PackageMatcher.of(name).matches(one.getPackageName())
                || one.getName().equals(name)
                || one.getName().startsWith(name + "$");
    }
}
