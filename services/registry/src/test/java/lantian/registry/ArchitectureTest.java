package lantian.registry;

import static lantian.platform.testkit.rules.Adapter.KEYCLOAK;
import static lantian.platform.testkit.rules.Adapter.PERSISTENCE;
import static lantian.platform.testkit.rules.Adapter.WEB;

import lantian.platform.testkit.rules.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void each_room_knows_what_it_may_know() {
        HouseRules.of("lantian.registry")
                .shared("identity")
                .features("org.hibernate.type")
                .adapters(WEB, "org.springframework.web.multipart")
                .adapters(
                        PERSISTENCE,
                        "com.ibm.icu.text",
                        "io.micrometer.core.instrument",
                        "org.springframework.beans.factory",
                        "org.springframework.context..",
                        "org.springframework.transaction.support")
                .adapters(KEYCLOAK, "lantian.registry.identity")
                .check();
    }
}
