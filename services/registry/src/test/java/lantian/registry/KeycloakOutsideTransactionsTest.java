package lantian.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.TenantId;
import lantian.registry.identity.AskedInTransaction;
import lantian.registry.identity.KeycloakTenants;
import lantian.registry.onboarding.Organizations;
import lantian.registry.school.School;
import lantian.registry.school.SchoolDescription;
import lantian.registry.school.SchoolId;
import lantian.registry.school.Stage;
import lantian.registry.staff.CountyPeople;
import lantian.registry.staff.Identities;
import lantian.registry.staff.SignIns;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** No lock and no connection waits for Keycloak's answer. */
@ServiceTest
class KeycloakOutsideTransactionsTest {

    private static final TenantId SCHOOL = new TenantId(UUID.randomUUID());

    @Autowired
    Identities identities;

    @Autowired
    SignIns signIns;

    @Autowired
    CountyPeople people;

    @Autowired
    KeycloakTenants tenants;

    @Autowired
    Organizations organizations;

    @Autowired
    TransactionTemplate transaction;

    private final SchoolId id = new SchoolId(SCHOOL.value());
    private final School school =
            new School(id, new SchoolDescription(id.value().toString(), "溪北小学", Stage.PRIMARY, null, null), "test");

    @Test
    void whoever_asks_with_a_transaction_open_is_told_so_and_not_that_keycloak_is_away() {
        assertThatThrownBy(() -> within(() -> identities.emailOf("nobody"))).isInstanceOf(AskedInTransaction.class);
        assertThatThrownBy(() -> within(() -> signIns.of("nobody"))).isInstanceOf(AskedInTransaction.class);
        assertThatThrownBy(() -> within(people::all)).isInstanceOf(AskedInTransaction.class);
        assertThatThrownBy(() -> within(() -> tenants.organization(SCHOOL.value())))
                .hasRootCauseInstanceOf(AskedInTransaction.class);
        assertThatThrownBy(() -> within(() -> organizations.ensure(school)))
                .hasStackTraceContaining("AskedInTransaction")
                .hasMessageContaining("transaction");
    }

    @Test
    void without_one_keycloak_answers() {
        assertThat(identities.emailOf("nobody-" + SCHOOL.value())).isEmpty();
    }

    @Test
    void an_organization_is_made_without_a_connection_and_again_without_harm() {
        assertThatCode(() -> {
                    organizations.ensure(school);
                    organizations.ensure(school);
                })
                .doesNotThrowAnyException();
    }

    private void within(Runnable question) {
        Tenancy.asSystem(SCHOOL, () -> transaction.executeWithoutResult(_ -> question.run()));
    }
}
