package lantian.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.TenantId;
import lantian.platform.testkit.Tokens;
import lantian.registry.staff.CountyReadings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** An older answer about the bureau's people never comes after a newer one. */
@ServiceTest
class CountyReadingsTest {

    @Autowired
    CountyReadings readings;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void a_reading_that_began_before_one_that_was_followed_is_passed_over() {
        var older = in(readings::begin);
        var newer = in(readings::begin);

        assertThat(in(() -> readings.follow(newer))).isTrue();
        assertThat(in(() -> readings.follow(older))).isFalse();
        assertThat(in(() -> readings.follow(in(readings::begin)))).isTrue();
    }

    private <T> T in(Supplier<T> work) {
        return Tenancy.asSystem(
                new TenantId(Tokens.COUNTY),
                () -> java.util.Objects.requireNonNull(transaction.execute(_ -> work.get())));
    }
}
