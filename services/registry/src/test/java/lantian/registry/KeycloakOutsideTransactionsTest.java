package lantian.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.TenantId;
import lantian.registry.identity.AskedInTransaction;
import lantian.registry.identity.KeycloakTenants;
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
    TransactionTemplate transaction;

    @Test
    void whoever_asks_with_a_transaction_open_is_told_so_and_not_that_keycloak_is_away() {
        assertThatThrownBy(() -> within(() -> identities.emailOf("nobody"))).isInstanceOf(AskedInTransaction.class);
        assertThatThrownBy(() -> within(() -> signIns.of("nobody"))).isInstanceOf(AskedInTransaction.class);
        assertThatThrownBy(() -> within(people::all)).isInstanceOf(AskedInTransaction.class);
        assertThatThrownBy(() -> within(() -> tenants.organization(SCHOOL.value())))
                .hasRootCauseInstanceOf(AskedInTransaction.class);
    }

    @Test
    void without_one_keycloak_answers() {
        assertThat(identities.emailOf("nobody-" + SCHOOL.value())).isEmpty();
    }

    private void within(Runnable question) {
        Tenancy.asSystem(SCHOOL, () -> transaction.executeWithoutResult(_ -> question.run()));
    }
}
