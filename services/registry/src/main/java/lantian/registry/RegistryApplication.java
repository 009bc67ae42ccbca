package lantian.registry;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class RegistryApplication {

    private static final SecureRandom RANDOM = new SecureRandom();

    public static void main(String[] args) {
        SpringApplication.run(RegistryApplication.class, args);
    }

    /** Ids that grow with time (UUIDv7), so that new rows lie beside each other. */
    @Bean
    Supplier<UUID> ids(Clock clock) {
        return () -> {
            var random = RANDOM.nextLong();
            var high = (clock.millis() << 16) | 0x7000 | (RANDOM.nextInt() & 0x0fff);
            return new UUID(high, (random & 0x3fffffffffffffffL) | 0x8000000000000000L);
        };
    }
}
