package lantian.platform.testkit.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HouseRulesTest {

    private static final String BROKEN = "lantian.platform.testkit.rules.broken";
    private static final String SQL = "org.springframework.jdbc.core.simple.JdbcClient";

    private final JavaClasses classes = new ClassFileImporter().importPackages(BROKEN);
    private final HouseRules rules = HouseRules.of(BROKEN);

    @Test
    void a_feature_that_asks_the_database_is_found_in_a_package_below_too() {
        assertThat(found(rules.featuresArePure())).contains("visit.RuleWithSql", "visit.purpose.RuleFarBelowWithSql");
    }

    @Test
    void a_feature_may_know_what_this_service_allows_besides() {
        assertThat(found(rules.features(SQL).featuresArePure())).doesNotContain("RuleWithSql", "RuleFarBelowWithSql");
    }

    @ParameterizedTest
    @EnumSource
    void an_adapter_that_does_or_knows_another_adapter_is_found(Adapter kind) {
        assertThat(found(rules.knowsItsTechnology(kind)))
                .contains("broken.visit." + kind.name().toLowerCase(Locale.ROOT) + ".");
    }

    @Test
    void an_adapter_may_know_the_technology_that_this_service_allows_besides() {
        var allowed = rules.adapters(Adapter.PERSISTENCE, "org.apache.kafka..").knowsItsTechnology(Adapter.PERSISTENCE);

        assertThat(found(allowed)).isEmpty();
    }

    @Test
    void a_public_adapter_is_found() {
        assertThat(found(rules.adaptersAreHidden())).contains("visit.persistence.PublicRows");
    }

    @Test
    void shared_technology_may_be_public_and_is_still_not_for_features() {
        var sharing = rules.shared("visit.persistence");

        assertThat(found(sharing.adaptersAreHidden())).isEmpty();
        assertThat(found(sharing.knowsItsTechnology(Adapter.WEB))).contains("WebOnRows");
    }

    @Test
    void a_calculation_that_knows_a_framework_is_found() {
        assertThat(found(rules.calculations("figure").calculationsKnowNobody()))
                .contains("figure.StoredFigure", "org.springframework.stereotype.Component");
    }

    @Test
    void a_circle_by_way_of_a_package_below_is_found() {
        assertThat(found(rules.featuresFormNoCircle())).contains("school.School", "staff.persistence.TeacherRows");
    }

    @Test
    void a_circle_that_is_known_is_tolerated() {
        assertThat(found(rules.tolerating("school", "staff").featuresFormNoCircle()))
                .isEmpty();
    }

    @Test
    void a_service_that_is_not_there_does_not_pass() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> HouseRules.of("lantian.nowhere").check());
    }

    private String found(ArchRule rule) {
        return String.join("\n", HouseRules.violations(rule, classes));
    }
}
