package lantian.platform.forms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The table {@code form}. A version never changes, so each is read once; which one is the newest is asked again soon. */
final class StoredForms implements Forms {

    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final String COLUMNS = "select key, version, schema, published_at from form ";

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final ConcurrentHashMap<FormVersion, Form> known = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Newest> newest = new ConcurrentHashMap<>();

    StoredForms(JdbcClient sql, TransactionTemplate transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    private record Newest(Form form, long readAt) {
        boolean isFresh() {
            return System.nanoTime() - readAt < FRESH.toNanos();
        }
    }

    @Override
    public Optional<Form> newest(String key) {
        var cached = newest.get(key);
        return cached != null && cached.isFresh() ? Optional.of(cached.form()) : current(key);
    }

    @Override
    public Optional<Form> find(FormVersion version) {
        var cached = known.get(version);
        if (cached != null) {
            return Optional.of(cached);
        }
        var found = reading(() -> sql.sql(COLUMNS + "where key = :key and version = :version")
                .param("key", version.key())
                .param("version", version.version())
                .query((row, _) -> form(row))
                .optional());
        found.ifPresent(form -> known.put(version, form));
        return found;
    }

    /** As the database has it at this moment. */
    Optional<Form> current(String key) {
        var readAt = System.nanoTime();
        var found = reading(() -> sql.sql(COLUMNS + "where key = :key order by version desc limit 1")
                .param("key", key)
                .query((row, _) -> form(row))
                .optional());
        found.ifPresent(form -> newest.put(key, new Newest(form, readAt)));
        return found;
    }

    /** The newest version of each, by key. */
    List<Form> page(@Nullable String after, int atMost) {
        return reading(() -> sql.sql("""
                        select distinct on (key) key, version, schema, published_at from form
                        where key > :after order by key, version desc limit :most
                        """)
                .param("after", after == null ? "" : after)
                .param("most", atMost)
                .query((row, _) -> form(row))
                .list());
    }

    /** Fingerprints of all versions, the oldest first. */
    List<String> fingerprints(String key) {
        return reading(() -> sql.sql("select fingerprint from form where key = :key order by version")
                .param("key", key)
                .query(String.class)
                .list());
    }

    void add(Form form, String schema, String fingerprint) {
        sql.sql("""
                insert into form (key, version, schema, fingerprint, published_at)
                values (:key, :version, :schema, :fingerprint, :publishedAt)
                """)
                .param("key", form.version().key())
                .param("version", form.version().version())
                .param("schema", schema)
                .param("fingerprint", fingerprint)
                .param(
                        "publishedAt",
                        form.publishedAt()
                                .map(at -> OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                                .orElse(null))
                .update();
        newest.remove(form.version().key());
    }

    private <T> T reading(Supplier<T> query) {
        return Objects.requireNonNull(transaction.execute(_ -> query.get()));
    }

    private static Form form(ResultSet row) throws SQLException {
        var publishedAt = Optional.ofNullable(row.getObject("published_at", OffsetDateTime.class));
        return Form.of(
                new FormVersion(row.getString("key"), row.getInt("version")),
                row.getString("schema"),
                publishedAt.map(OffsetDateTime::toInstant).map(Instant::from));
    }
}
