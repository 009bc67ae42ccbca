package lantian.registry;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import lantian.platform.tenancy.Tenancy;
import lantian.registry.onboarding.Organizations;
import lantian.registry.school.School;
import lantian.registry.school.SchoolDescription;
import lantian.registry.school.SchoolId;
import lantian.registry.school.Stage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever asked Keycloak in a transaction would be found by every test in which a school comes to life. */
@ServiceTest
class KeycloakAwayFromTransactionsTest {

    @Autowired
    Organizations organizations;

    @Autowired
    PlatformTransactionManager transactions;

    private final SchoolId id = new SchoolId(UUID.randomUUID());
    private final School school =
            new School(id, new SchoolDescription(id.value().toString(), "溪北小学", Stage.PRIMARY, null, null), "test");

    @Test
    void an_organization_is_made_without_a_connection_and_again_without_harm() {
        assertThatCode(() -> {
                    organizations.ensure(school);
                    organizations.ensure(school);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void inside_a_transaction_keycloak_is_not_asked() {
        var transaction = new TransactionTemplate(transactions);

        assertThatThrownBy(() -> Tenancy.asSystem(
                        id.tenant(), () -> transaction.executeWithoutResult(_ -> organizations.ensure(school))))
                .hasStackTraceContaining("AskedInTransaction")
                .hasMessageContaining("transaction");
    }
}
