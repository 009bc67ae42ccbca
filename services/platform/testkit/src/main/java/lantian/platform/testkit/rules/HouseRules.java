package lantian.platform.testkit.rules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static lantian.platform.testkit.rules.Rooms.neighbours;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What may know what inside one service, as lists of what is allowed. A feature is a package directly under the service's root
 * with all that lies below it, except for its {@linkplain Adapter adapters}; what no list names is not allowed.
 *
 * <p>A neighbour is a package, where {@code ..} stands for all below it, or one class.
 */
public final class HouseRules {

    private static final List<String> JAVA = List.of("java..", "org.jspecify..");
    private static final List<String> EVERYWHERE = List.of("lantian.platform.tenancy", "lantian.platform.forms");
    private static final List<String> IN_A_FEATURE = List.of(
            // a record that people edit is what JPA stores
            "jakarta.persistence",
            "org.hibernate.annotations",
            "org.springframework.data.jpa.repository",
            "org.springframework.data.repository",
            "org.springframework.data.repository.query",
            "lantian.platform.records");
    private static final List<String> IN_AN_ADAPTER =
            List.of("org.springframework.stereotype", "lantian.platform.forms..");

    private final String root;
    private final List<String> shared = new ArrayList<>();
    private final List<String> calculations = new ArrayList<>();
    private final List<String> ofFeatures = new ArrayList<>();
    private final Map<Adapter, List<String>> ofAdapters = new EnumMap<>(Adapter.class);
    private final List<Arrow> tolerated = new ArrayList<>();

    private record Arrow(String from, String to) {}

    private HouseRules(String root) {
        this.root = root;
    }

    /** The rules of the service whose features lie in this package. */
    public static HouseRules of(String root) {
        return new HouseRules(root);
    }

    /** What this service's features may know besides. */
    public HouseRules features(String... neighbours) {
        ofFeatures.addAll(List.of(neighbours));
        return this;
    }

    /** What this service's adapters of one kind may know besides. */
    public HouseRules adapters(Adapter kind, String... neighbours) {
        ofAdapters.computeIfAbsent(kind, _ -> new ArrayList<>()).addAll(List.of(neighbours));
        return this;
    }

    /**
     * Packages below the root that hold the technology of adapters of several features, such as a connection. They may be
     * public; a feature still doesn't know them, and an adapter only if {@link #adapters} says so.
     */
    public HouseRules shared(String... packages) {
        shared.addAll(List.of(packages));
        return this;
    }

    /** Features that are Java alone and know only each other. */
    public HouseRules calculations(String... features) {
        calculations.addAll(List.of(features));
        return this;
    }

    /** One feature knows another against the rule that there is no circle, and it is known that this has to end. */
    public HouseRules tolerating(String feature, String knows) {
        tolerated.add(new Arrow(feature, knows));
        return this;
    }

    /** Fails with all that is not as the rules say. */
    public void check() {
        var ours = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages(root);
        var rules = Stream.concat(
                Stream.of(featuresArePure(), calculationsKnowNobody(), adaptersAreHidden(), featuresFormNoCircle()),
                Arrays.stream(Adapter.values()).map(this::knowsItsTechnology));
        assertThat(rules.flatMap(rule -> violations(rule, ours).stream())).isEmpty();
    }

    static List<String> violations(ArchRule rule, JavaClasses classes) {
        return rule.evaluate(classes).getFailureReport().getDetails();
    }

    ArchRule featuresArePure() {
        return classes()
                .that(rooms().features())
                .should()
                .onlyDependOnClassesThat(
                        rooms().features().or(neighbours(List.of(JAVA, EVERYWHERE, IN_A_FEATURE, ofFeatures))));
    }

    ArchRule calculationsKnowNobody() {
        var them = rooms().below(calculations);
        return classes()
                .that(them)
                .should()
                .onlyDependOnClassesThat(them.or(neighbours(List.of(JAVA))))
                .allowEmptyShould(calculations.isEmpty());
    }

    ArchRule knowsItsTechnology(Adapter kind) {
        var besides = ofAdapters.getOrDefault(kind, List.of());
        return classes()
                .that(rooms().of(kind))
                .should()
                .onlyDependOnClassesThat(rooms().of(kind)
                        .or(rooms().features())
                        .or(neighbours(List.of(JAVA, EVERYWHERE, IN_AN_ADAPTER, kind.technology(), besides))))
                .allowEmptyShould(true);
    }

    ArchRule adaptersAreHidden() {
        return classes()
                .that(rooms().adapters().and(not(rooms().shared())))
                .and()
                .areTopLevelClasses()
                .should()
                .notHaveModifier(JavaModifier.PUBLIC);
    }

    ArchRule featuresFormNoCircle() {
        var rule = slices().matching(root + ".(*)..").should().beFreeOfCycles();
        for (var arrow : tolerated) {
            rule = rule.ignoreDependency(rooms().below(List.of(arrow.from())), rooms().below(List.of(arrow.to())));
        }
        return rule;
    }

    private Rooms rooms() {
        return new Rooms(root, shared);
    }
}
