package lantian.platform.messaging;

import java.time.Instant;
import java.util.UUID;
import lantian.platform.tenancy.TenantId;

/**
 * An announcement as it arrives, at least once and perhaps late.
 *
 * @param id the same at every delivery
 * @param time when the publisher's transaction announced it
 * @param tenant the school, or the bureau, that it belongs to
 */
public record Message<T>(UUID id, String type, Instant time, TenantId tenant, String key, T payload) {

    <S> Message<S> as(Class<S> read) {
        return new Message<>(id, type, time, tenant, key, read.cast(payload));
    }
}
