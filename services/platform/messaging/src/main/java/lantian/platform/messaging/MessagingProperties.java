package lantian.platform.messaging;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param prefix stands before each topic's name on the broker, so that tests can share one
 * @param partitions of a topic that is created here
 * @param replication of a topic that is created here; 3 in production
 * @param keep how long relayed announcements stay in the outbox
 * @param batch most messages that are applied in one go
 * @param relay the database role that reads the outbox; without one this instance does not relay
 */
@ConfigurationProperties("lantian.messaging")
record MessagingProperties(
        @DefaultValue("") String prefix,
        @DefaultValue("12") int partitions,
        @DefaultValue("1") short replication,
        @DefaultValue("3d") Duration keep,
        @DefaultValue("5000") int batch,
        @Nullable Relay relay) {

    record Relay(String username, String password) {}
}
