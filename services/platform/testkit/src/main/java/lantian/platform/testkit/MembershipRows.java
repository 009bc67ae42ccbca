package lantian.platform.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes into a service's own record what the registry would have told it of an account. */
final class MembershipRows {

    /** What every test's services derive pseudonyms with. */
    static final String ACCOUNTS_KEY = "bGFudGlhbi10ZXN0LWFjY291bnRzLWtleS0zMi1ieXQ=";

    private final JdbcClient sql;
    private final Map<String, Set<UUID>> written = new ConcurrentHashMap<>();

    MembershipRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** What an earlier call wrote for the same name and this one does not ends; what the service itself wrote stays. */
    void write(String username, Map<UUID, Set<String>> roles, @Nullable UUID area) {
        var account = pseudonym(username);
        var before = written.getOrDefault(username, Set.of());
        written.put(username, Set.copyOf(roles.keySet()));
        before.stream()
                .filter(tenant -> !roles.containsKey(tenant))
                .forEach(tenant -> row(account, tenant, Set.of(), null, false));
        roles.forEach((tenant, names) -> row(account, tenant, names, area, true));
    }

    private void row(UUID account, UUID tenant, Set<String> roles, @Nullable UUID area, boolean active) {
        sql.sql("""
                insert into account_membership as known (account, tenant, roles, area, active, version)
                values (?, ?, ?, ?, ?, 1)
                on conflict (account, tenant) do update
                set roles = excluded.roles, area = excluded.area, active = excluded.active, version = known.version + 1
                """)
                .params(Arrays.asList(account, tenant, roles.toArray(String[]::new), area, active))
                .update();
    }

    /** As the platform calculates it; written a second time here, so that a change of it does not pass unseen. */
    static UUID pseudonym(String username) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(ACCOUNTS_KEY), "HmacSHA256"));
            var bytes = ByteBuffer.wrap(
                    mac.doFinal(("lantian:" + username.toLowerCase(java.util.Locale.ROOT)).getBytes(UTF_8)));
            return new UUID(
                    (bytes.getLong() & ~0xF000L) | 0x8000L, (bytes.getLong() & 0x3FFFFFFFFFFFFFFFL) | Long.MIN_VALUE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
