package lantian.platform.tenancy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the keys in the table {@code vault_key} of the bound tenant, wrapped by the master key. */
final class JdbcVault implements Vault {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient sql;
    private final List<Aead> masters;

    /** @param masters the first one wraps new keys, the others still open old ones */
    JdbcVault(JdbcClient sql, List<byte[]> masters) {
        if (masters.isEmpty()) {
            throw new IllegalArgumentException("lantian.vault.master-key is missing");
        }
        this.sql = sql;
        this.masters = masters.stream().map(JdbcVault::aead).toList();
    }

    @Override
    public byte[] seal(UUID subject, String text) {
        return key(subject).seal(text);
    }

    @Override
    public String open(UUID subject, byte[] sealed) {
        return key(subject).open(sealed);
    }

    @Override
    public SubjectKey key(UUID subject) {
        return java.util.Objects.requireNonNull(keys(List.of(subject)).get(subject));
    }

    @Override
    public Map<UUID, SubjectKey> keys(Collection<UUID> subjects) {
        var known = load(subjects);
        var missing = subjects.stream()
                .filter(subject -> !known.containsKey(subject))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            insert(missing);
            known.putAll(load(missing));
        }
        return known;
    }

    @Override
    public void shred(UUID subject) {
        sql.sql("""
                insert into vault_key (tenant_id, subject_id) values (?, ?)
                on conflict (tenant_id, subject_id) do update set wrapped = null
                """).params(Tenancy.tenant().value(), subject).update();
    }

    boolean rotating() {
        return masters.size() > 1;
    }

    int masterKeys() {
        return masters.size();
    }

    /** @param last where the next batch begins; null at the end */
    record Batch(int rewrapped, @Nullable UUID last) {}

    /** Wraps by the first master key what an older one wrapped; other keys and shredded ones stay as they are. */
    Batch rewrap(@Nullable UUID after, int atMost) {
        var wrapped = wrapped(after, atMost, "for update");
        var older = wrapped.entrySet().stream()
                .filter(each -> !opens(masters.getFirst(), each.getKey(), each.getValue()))
                .toList();
        if (!older.isEmpty()) {
            sql.sql("""
                    update vault_key k set wrapped = fresh.w
                    from unnest(?::uuid[], ?::bytea[]) as fresh (s, w)
                    where k.tenant_id = ? and k.subject_id = fresh.s
                    """)
                    .params(
                            older.stream().map(Map.Entry::getKey).toArray(UUID[]::new),
                            older.stream()
                                    .map(each -> wrap(each.getKey(), unwrap(each.getKey(), each.getValue())))
                                    .toArray(byte[][]::new),
                            Tenancy.tenant().value())
                    .update();
        }
        return new Batch(
                older.size(),
                wrapped.size() < atMost ? null : wrapped.lastEntry().getKey());
    }

    /** How many of the tenant's keys the first master key does not open. */
    int wrappedByOlder() {
        return (int) wrapped(null, Integer.MAX_VALUE, "").entrySet().stream()
                .filter(each -> !opens(masters.getFirst(), each.getKey(), each.getValue()))
                .count();
    }

    private SequencedMap<UUID, byte[]> wrapped(@Nullable UUID after, int atMost, String locking) {
        var found = new LinkedHashMap<UUID, byte[]>();
        sql.sql("""
                select subject_id, wrapped from vault_key
                where tenant_id = ? and wrapped is not null and (?::uuid is null or subject_id > ?)
                order by subject_id limit ?
                """ + locking)
                .params(Arrays.asList(Tenancy.tenant().value(), after, after, atMost))
                .query((row, _) -> found.put(row.getObject(1, UUID.class), row.getBytes(2)))
                .list();
        return found;
    }

    private static boolean opens(Aead master, UUID subject, byte[] wrapped) {
        try {
            master.decrypt(wrapped, context(subject));
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private Map<UUID, SubjectKey> load(Collection<UUID> subjects) {
        var keys = new HashMap<UUID, SubjectKey>();
        sql.sql("select subject_id, wrapped from vault_key where tenant_id = ? and subject_id = any(?)")
                .params(Tenancy.tenant().value(), subjects.toArray(UUID[]::new))
                .query((row, _) -> {
                    var subject = row.getObject(1, UUID.class);
                    var wrapped = row.getBytes(2);
                    if (wrapped == null) {
                        throw new Shredded(subject);
                    }
                    keys.put(subject, new AeadKey(aead(unwrap(subject, wrapped))));
                    return subject;
                })
                .list();
        return keys;
    }

    private void insert(List<UUID> subjects) {
        var wrapped = subjects.stream().map(subject -> wrap(subject, fresh())).toArray(byte[][]::new);
        sql.sql("""
                insert into vault_key (tenant_id, subject_id, wrapped)
                select ?, s, w from unnest(?::uuid[], ?::bytea[]) as fresh (s, w)
                on conflict do nothing
                """)
                .params(Tenancy.tenant().value(), subjects.toArray(UUID[]::new), wrapped)
                .update();
    }

    private static byte[] fresh() {
        var key = new byte[32];
        RANDOM.nextBytes(key);
        return key;
    }

    private byte[] wrap(UUID subject, byte[] key) {
        try {
            return masters.getFirst().encrypt(key, context(subject));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the vault's master key does not work", e);
        }
    }

    private byte[] unwrap(UUID subject, byte[] wrapped) {
        GeneralSecurityException last = null;
        for (var master : masters) {
            try {
                return master.decrypt(wrapped, context(subject));
            } catch (GeneralSecurityException e) {
                last = e;
            }
        }
        throw new IllegalStateException("no master key opens the key of " + subject, last);
    }

    private static byte[] context(UUID subject) {
        var tenant = Tenancy.tenant().value();
        return ByteBuffer.allocate(32)
                .putLong(tenant.getMostSignificantBits())
                .putLong(tenant.getLeastSignificantBits())
                .putLong(subject.getMostSignificantBits())
                .putLong(subject.getLeastSignificantBits())
                .array();
    }

    private static Aead aead(byte[] key) {
        try {
            return new AesGcmJce(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("not a key of 16 or 32 bytes", e);
        }
    }

    private record AeadKey(Aead aead) implements SubjectKey {

        @Override
        public byte[] seal(String text) {
            try {
                return aead.encrypt(text.getBytes(UTF_8), new byte[0]);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("could not seal", e);
            }
        }

        @Override
        public String open(byte[] sealed) {
            try {
                return new String(aead.decrypt(sealed, new byte[0]), UTF_8);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("what was stored is not what was sealed for this subject", e);
            }
        }
    }
}
