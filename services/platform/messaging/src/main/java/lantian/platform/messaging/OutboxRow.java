package lantian.platform.messaging;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One announcement between the database and the broker. It is carried, never compared. */
@SuppressWarnings("ArrayRecordComponent")
record OutboxRow(
        UUID tenant,
        UUID id,
        Instant at,
        String topic,
        String key,
        String type,
        @Nullable String trace,
        byte[] payload) {}
