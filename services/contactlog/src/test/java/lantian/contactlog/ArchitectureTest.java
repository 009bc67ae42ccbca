package lantian.contactlog;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** What may know what, as lists of what is allowed. */
class ArchitectureTest {

    private static final String FEATURE = "lantian.contactlog.*";

    private static final ArchRule A_FEATURE_IS_PURE = mayKnow(FEATURE, "java..", "lantian.platform.tenancy");

    private static final ArchRule WEB = mayKnow(
            "lantian.contactlog.*.web",
            "java..",
            "jakarta.validation..",
            // the filter through which views leave, and what the description of the interface says in its place
            "io.swagger.v3.oas.annotations..",
            "tools.jackson.databind..",
            "org.springframework.stereotype",
            "org.springframework.http",
            "org.springframework.web.bind.annotation",
            "lantian.platform.tenancy",
            "lantian.platform.web");

    private static final ArchRule PERSISTENCE = mayKnow(
            "lantian.contactlog.*.persistence",
            "java..",
            "org.springframework.jdbc.core..",
            "org.springframework.jdbc.support",
            "org.springframework.stereotype",
            "tools.jackson..",
            "lantian.platform.tenancy");

    private static final ArchRule SCHEDULE = mayKnow(
            "lantian.contactlog.*.schedule",
            "java..",
            "org.slf4j",
            "org.springframework.boot.context.event",
            "org.springframework.context..",
            "org.springframework.jdbc.core.simple",
            "org.springframework.stereotype",
            "org.springframework.transaction.support",
            "lantian.platform.tenancy");

    private static final ArchRule MESSAGING = mayKnow(
            "lantian.contactlog.*.messaging",
            "java..",
            "com.fasterxml.jackson.annotation",
            "org.springframework.context.annotation",
            "org.springframework.stereotype",
            "lantian.platform.tenancy",
            "lantian.platform.messaging");

    private static final ArchRule ADAPTERS_ARE_HIDDEN = classes()
            .that()
            .resideInAnyPackage("lantian.contactlog.*.*")
            .and()
            .areTopLevelClasses()
            .should()
            .notHaveModifier(JavaModifier.PUBLIC);

    private static final ArchRule FEATURES_FORM_NO_CIRCLE =
            slices().matching("lantian.contactlog.(*)..").should().beFreeOfCycles();

    private final JavaClasses ours =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("lantian.contactlog");
    private final JavaClasses broken = new ClassFileImporter().importPackages("lantian.contactlog.broken");

    @Test
    void a_feature_knows_java_and_who_acts_and_other_features() {
        A_FEATURE_IS_PURE.check(ours);
        assertThat(A_FEATURE_IS_PURE.evaluate(broken).hasViolation()).isTrue();
    }

    @Test
    void an_adapter_knows_its_technology_and_no_other_adapter() {
        WEB.check(ours);
        PERSISTENCE.check(ours);
        MESSAGING.check(ours);
        SCHEDULE.check(ours);
        assertThat(WEB.evaluate(broken).hasViolation()).isTrue();
    }

    @Test
    void adapters_are_hidden() {
        ADAPTERS_ARE_HIDDEN.check(ours);
        assertThat(ADAPTERS_ARE_HIDDEN.evaluate(broken).hasViolation()).isTrue();
    }

    @Test
    void features_form_no_circle() {
        FEATURES_FORM_NO_CIRCLE.check(ours);
    }

    /** Beside the room itself, null markers and the features. */
    private static ArchRule mayKnow(String room, String... neighbours) {
        return classes()
                .that()
                .resideInAPackage(room)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(neighbours).or(resideInAnyPackage(room, FEATURE, "org.jspecify..")));
    }
}
