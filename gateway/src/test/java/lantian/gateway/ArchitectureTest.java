package lantian.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("lantian.gateway");

    private static final ArchRule STANDS_ALONE = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("lantian..").and(not(resideInAPackage("lantian.gateway.."))));

    private static final ArchRule ONLY_SIGN_IN_STORES = noClasses()
            .that(not(resideInAPackage("lantian.gateway.signin..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "org.springframework.jdbc.."));

    @Test
    void the_gateway_depends_on_none_of_our_modules() {
        STANDS_ALONE.check(OURS);
    }

    @Test
    void only_sign_in_stores_anything() {
        ONLY_SIGN_IN_STORES.check(OURS);
    }

    @Test
    void parts_do_not_depend_on_each_other_in_circles() {
        slices().matching("lantian.gateway.(*)..").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void the_rule_on_standing_alone_would_notice() {
        var tests = new ClassFileImporter().importClasses(House.class);

        assertThat(STANDS_ALONE.evaluate(tests).hasViolation()).isTrue();
    }
}
