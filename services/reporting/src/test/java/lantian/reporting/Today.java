package lantian.reporting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Sunday, 22 November 2026, noon in Shanghai: the day on which these tests ask. */
@TestConfiguration
public class Today {

    public static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @Bean
    Clock noon() {
        return Clock.fixed(Instant.parse("2026-11-22T04:00:00Z"), ZoneId.of("Asia/Shanghai"));
    }
}
