package lantian.registry;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What may know what, as lists of what is allowed. */
class ArchitectureTest {

    private static final String[] FEATURES = Stream.of(
                    "calendar",
                    "school",
                    "staff",
                    "onboarding",
                    "child",
                    "roster",
                    "erasure",
                    "access",
                    "canonical",
                    "job",
                    "broken")
            .map(feature -> "lantian.registry." + feature)
            .toArray(String[]::new);

    private static final ArchRule A_FEATURE_IS_PURE = mayKnow(
            FEATURES,
            "java..",
            "jakarta.persistence",
            "org.hibernate.annotations",
            "org.hibernate.type",
            "org.springframework.data.jpa.repository",
            "lantian.platform.records",
            "lantian.platform.tenancy");

    private static final ArchRule WEB = mayKnow(
            new String[] {"lantian.registry.*.web"},
            "java..",
            "jakarta.validation..",
            "com.fasterxml.jackson.annotation",
            // the filter through which views leave, and what the description of the interface says in its place
            "io.swagger.v3.oas.annotations..",
            "tools.jackson.databind..",
            "org.springframework.stereotype",
            "org.springframework.http",
            "org.springframework.web.bind.annotation",
            "org.springframework.web.multipart",
            "lantian.platform.tenancy",
            "lantian.platform.web");

    private static final ArchRule PERSISTENCE = mayKnow(
            new String[] {"lantian.registry.*.persistence"},
            "java..",
            "com.ibm.icu.text",
            "io.micrometer.core.instrument",
            "tools.jackson..",
            "io.micrometer.core.instrument",
            "org.slf4j",
            "org.springframework.beans.factory",
            "org.springframework.context..",
            "org.springframework.dao",
            "org.springframework.jdbc.core..",
            "org.springframework.stereotype",
            "org.springframework.transaction.support",
            "lantian.platform.tenancy");

    private static final ArchRule MESSAGING = mayKnow(
            new String[] {"lantian.registry.*.messaging"},
            "java..",
            "com.fasterxml.jackson.annotation",
            "org.springframework.context.annotation",
            "org.springframework.stereotype",
            "lantian.platform.tenancy",
            "lantian.platform.messaging");

    private static final ArchRule KEYCLOAK = mayKnow(
            new String[] {"lantian.registry.*.keycloak"},
            "java..",
            "jakarta.ws.rs..",
            "org.keycloak..",
            "org.slf4j",
            "org.springframework.boot..",
            "org.springframework.context.annotation",
            "org.springframework.scheduling.annotation",
            "org.springframework.stereotype",
            "lantian.platform.tenancy",
            "lantian.registry.identity");

    private static final ArchRule EXCEL = mayKnow(
            new String[] {"lantian.registry.*.excel"},
            "java..",
            "javax.xml.stream",
            "com.fasterxml.aalto..",
            "org.apache.commons.compress..",
            "org.dhatim.fastexcel",
            "org.springframework.context.annotation");

    private static final ArchRule ADAPTERS_ARE_HIDDEN = classes()
            .that()
            .resideInAnyPackage("lantian.registry.*.*")
            .and()
            .areTopLevelClasses()
            .should()
            .notHaveModifier(JavaModifier.PUBLIC);

    private static final ArchRule FEATURES_FORM_NO_CIRCLE =
            slices().matching("lantian.registry.(*)..").should().beFreeOfCycles();

    private final JavaClasses ours =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("lantian.registry");
    private final JavaClasses broken = new ClassFileImporter().importPackages("lantian.registry.broken");

    @Test
    void a_feature_knows_java_and_who_acts_and_other_features() {
        A_FEATURE_IS_PURE.check(ours);
        assertThat(A_FEATURE_IS_PURE.evaluate(broken).hasViolation()).isTrue();
    }

    @Test
    void an_adapter_knows_its_technology_and_no_other_adapter() {
        Stream.of(WEB, PERSISTENCE, MESSAGING, KEYCLOAK, EXCEL).forEach(rule -> rule.check(ours));
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
    private static ArchRule mayKnow(String[] rooms, String... neighbours) {
        return classes()
                .that()
                .resideInAnyPackage(rooms)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(neighbours)
                        .or(resideInAnyPackage(rooms))
                        .or(resideInAnyPackage(FEATURES))
                        .or(resideInAnyPackage("org.jspecify..")));
    }
}
