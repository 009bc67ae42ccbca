package lantian.reporting;

import static lantian.platform.testkit.rules.Adapter.MESSAGING;

import lantian.platform.testkit.rules.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void each_room_knows_what_it_may_know() {
        HouseRules.of("lantian.reporting")
                .calculations("rollup")
                .adapters(
                        MESSAGING,
                        "io.micrometer.core.instrument",
                        "org.apache.kafka..",
                        "org.slf4j",
                        "org.springframework.beans.factory..",
                        "org.springframework.kafka.core",
                        "org.springframework.scheduling.annotation")
                .check();
    }
}
