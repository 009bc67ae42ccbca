package lantian.contactlog;

import lantian.platform.testkit.rules.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void each_room_knows_what_it_may_know() {
        HouseRules.of("lantian.contactlog")
                .calculations("calendar", "standard", "child", "obligation", "matching")
                .check();
    }
}
