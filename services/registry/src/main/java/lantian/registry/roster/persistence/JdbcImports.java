package lantian.registry.roster.persistence;

import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.Vault;
import lantian.registry.roster.CellError;
import lantian.registry.roster.Imports;
import lantian.registry.roster.Outline;
import lantian.registry.roster.RosterChange;
import lantian.registry.roster.RosterImport;
import lantian.registry.roster.RosterImport.Counts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcImports implements Imports {

    private static final int PART = 1 << 20;
    private static final String SELECT = """
            select id, account, dry_run, file_name_sealed, state, first, started_on, rows, created, changed, unchanged, rejected,
                done_row, reason, unknown, outline, imported_as, created_at, finished_at
            from roster_import
            """;
    /** Of a list of imports nobody reads how each file was understood. */
    private static final String SELECT_LIST = SELECT.replace(" outline,", " null::bytea as outline,");

    private final JdbcClient sql;
    private final JdbcTemplate batches;
    private final Vault vault;
    private final JsonMapper json;
    private final Clock clock;

    JdbcImports(JdbcClient sql, JdbcTemplate batches, Vault vault, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.batches = batches;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void add(RosterImport started, byte[] file) {
        sql.sql("""
                insert into roster_import (tenant_id, id, account, dry_run, file_name, file_name_sealed, state, first, started_on,
                    unknown, created_at)
                values (?, ?, ?, ?, '', ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        tenant(),
                        started.id(),
                        started.account(),
                        started.dryRun(),
                        vault.seal(tenant(), started.fileName()),
                        started.state().name(),
                        started.first(),
                        started.startedOn(),
                        started.unknownColumns().toArray(String[]::new),
                        now())
                .update();
        var key = vault.key(started.id());
        if (started.outline() != null) {
            sql.sql("update roster_import set rows = ?, outline = ? where tenant_id = ? and id = ?")
                    .params(
                            started.outline().rows(),
                            key.seal(json.writeValueAsString(started.outline())),
                            tenant(),
                            started.id())
                    .update();
        }
        for (int part = 0; part * PART < file.length; part++) {
            var bytes = Arrays.copyOfRange(file, part * PART, Math.min(file.length, (part + 1) * PART));
            sql.sql("insert into roster_import_file (tenant_id, import_id, part, sealed) values (?, ?, ?, ?)")
                    .params(
                            tenant(),
                            started.id(),
                            part,
                            key.seal(Base64.getEncoder().encodeToString(bytes)))
                    .update();
        }
    }

    @Override
    public Optional<LocalDate> firstThatEnrolled() {
        return sql.sql("select min(started_on) from roster_import where tenant_id = ? and not dry_run and created > 0")
                .params(tenant())
                .query((row, _) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    @Override
    public Optional<RosterImport> find(UUID id) {
        return find(id, "");
    }

    @Override
    public Optional<RosterImport> findForUpdate(UUID id) {
        return find(id, " for update");
    }

    private Optional<RosterImport> find(UUID id, String locking) {
        return sql.sql(SELECT + "where tenant_id = ? and id = ?" + locking)
                .params(tenant(), id)
                .query(this::row)
                .optional();
    }

    @Override
    public List<RosterImport> before(@Nullable UUID older, int limit) {
        return sql.sql(SELECT_LIST + "where tenant_id = ? and (?::uuid is null or id < ?) order by id desc limit ?")
                .params(Arrays.asList(tenant(), older, older, limit))
                .query(this::row)
                .list();
    }

    @Override
    public Optional<byte[]> file(UUID id) {
        var parts = sql.sql("select part from roster_import_file where tenant_id = ? and import_id = ? order by part")
                .params(tenant(), id)
                .query(Integer.class)
                .list();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        var key = vault.key(id);
        var file = new ByteArrayOutputStream(parts.size() * PART);
        // one by one: sealed, they take more memory than the file
        parts.forEach(part -> file.writeBytes(Base64.getDecoder().decode(key.open(sealed(id, part)))));
        return Optional.of(file.toByteArray());
    }

    private byte[] sealed(UUID id, int part) {
        return sql.sql("select sealed from roster_import_file where tenant_id = ? and import_id = ? and part = ?")
                .params(tenant(), id, part)
                .query((row, _) -> row.getBytes(1))
                .single();
    }

    @Override
    public long fileSize(UUID id) {
        return sql.sql("select count(*) from roster_import_file where tenant_id = ? and import_id = ?")
                        .params(tenant(), id)
                        .query(Long.class)
                        .single()
                * PART;
    }

    @Override
    public void forgetFiles(Instant finishedBefore) {
        sql
                .sql("""
                delete from roster_import_file f using roster_import i
                where f.tenant_id = ? and i.tenant_id = f.tenant_id and i.id = f.import_id and i.finished_at < ?
                returning f.import_id
                """)
                .params(tenant(), OffsetDateTime.ofInstant(finishedBefore, ZoneOffset.UTC))
                .query(UUID.class)
                .list()
                .stream()
                .distinct()
                .forEach(this::forget);
    }

    @Override
    public boolean running() {
        return sql.sql("select exists (select from roster_import where tenant_id = ? and state = 'RUNNING')")
                .params(tenant())
                .query(Boolean.class)
                .single();
    }

    /** With the file goes what was taken from it. */
    private void forget(UUID id) {
        sql.sql("update roster_import set outline = null where tenant_id = ? and id = ?")
                .params(tenant(), id)
                .update();
        sql.sql("update roster_import_error set found = null where tenant_id = ? and import_id = ?")
                .params(tenant(), id)
                .update();
        sql.sql("delete from roster_import_change where tenant_id = ? and import_id = ?")
                .params(tenant(), id)
                .update();
        vault.shred(id);
    }

    @Override
    public void understood(UUID id, Outline outline) {
        sql.sql("update roster_import set rows = ?, unknown = ?, outline = ? where tenant_id = ? and id = ?")
                .params(
                        outline.rows(),
                        outline.unknown().toArray(String[]::new),
                        vault.seal(id, json.writeValueAsString(outline)),
                        tenant(),
                        id)
                .update();
    }

    @Override
    public void imported(UUID checked, UUID as) {
        sql.sql("update roster_import set imported_as = ? where tenant_id = ? and id = ?")
                .params(as, tenant(), checked)
                .update();
    }

    @Override
    public void progressed(UUID id, int doneRow, Counts more, List<CellError> errors, List<RosterChange> changes) {
        sql.sql("""
                update roster_import set done_row = ?, created = created + ?, changed = changed + ?,
                    unchanged = unchanged + ?, rejected = rejected + ?
                where tenant_id = ? and id = ?
                """)
                .params(doneRow, more.created(), more.changed(), more.unchanged(), more.rejected(), tenant(), id)
                .update();
        if (errors.isEmpty() && changes.isEmpty()) {
            return;
        }
        var key = vault.key(id);
        var rows = new ArrayList<@Nullable Object[]>(errors.size());
        for (int i = 0; i < errors.size(); i++) {
            var error = errors.get(i);
            rows.add(new @Nullable Object[] {
                tenant(),
                id,
                error.sheet(),
                error.row(),
                i,
                error.heading(),
                error.code().name(),
                json.writeValueAsString(error.said()),
                error.found() == null ? null : key.seal(json.writeValueAsString(error.found()))
            });
        }
        batches.batchUpdate("""
                insert into roster_import_error (tenant_id, import_id, sheet, row, seq, heading, code, detail, found)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, rows);
        var changed = new ArrayList<Object[]>(changes.size());
        for (int i = 0; i < changes.size(); i++) {
            changed.add(new Object[] {tenant(), id, doneRow, i, key.seal(json.writeValueAsString(changes.get(i)))});
        }
        batches.batchUpdate(
                "insert into roster_import_change (tenant_id, import_id, batch, seq, sealed) values (?, ?, ?, ?, ?)",
                changed);
    }

    @Override
    public void finished(UUID id, @Nullable String reason) {
        sql.sql("update roster_import set state = ?, reason = ?, finished_at = ? where tenant_id = ? and id = ?")
                .params(Arrays.asList(reason == null ? "DONE" : "FAILED", reason, now(), tenant(), id))
                .update();
    }

    @Override
    public List<CellError> errors(UUID id, int limit) {
        return told(id, limit, code -> !code.isNotice());
    }

    @Override
    public List<CellError> notices(UUID id, int limit) {
        return told(id, limit, CellError.Code::isNotice);
    }

    private CellError.Said said(String detail) {
        return detail.startsWith("{") ? json.readValue(detail, CellError.Said.class) : CellError.Said.asWritten(detail);
    }

    private List<CellError> told(UUID id, int limit, Predicate<CellError.Code> which) {
        var codes = Arrays.stream(CellError.Code.values())
                .filter(which)
                .map(Enum::name)
                .toArray(String[]::new);
        var sealed = sql.sql("""
                select exists (select from roster_import_error
                    where tenant_id = ? and import_id = ? and found is not null)
                """).params(tenant(), id).query(Boolean.class).single();
        var key = sealed ? vault.key(id) : null;
        return sql.sql("""
                select row, heading, code, detail, found from roster_import_error
                where tenant_id = ? and import_id = ? and code = any(?) order by sheet, row, seq limit ?
                """)
                .params(tenant(), id, codes, limit)
                .query((row, _) -> {
                    var found = row.getBytes(5);
                    return new CellError(
                            row.getInt(1),
                            row.getString(2),
                            CellError.Code.valueOf(row.getString(3)),
                            said(row.getString(4)),
                            key == null || found == null
                                    ? null
                                    : json.readValue(key.open(found), CellError.Found.class));
                })
                .list();
    }

    @Override
    public List<RosterChange> changes(UUID id, int after, int limit) {
        var sealed = sql.sql("""
                select sealed from roster_import_change
                where tenant_id = ? and import_id = ? order by batch, seq offset ? limit ?
                """)
                .params(tenant(), id, after, limit)
                .query((row, _) -> row.getBytes(1))
                .list();
        if (sealed.isEmpty()) {
            return List.of();
        }
        var key = vault.key(id);
        return sealed.stream()
                .map(each -> json.readValue(key.open(each), RosterChange.class))
                .toList();
    }

    private RosterImport row(ResultSet row, int number) throws SQLException {
        var finished = row.getObject("finished_at", OffsetDateTime.class);
        var id = row.getObject("id", UUID.class);
        var outline = row.getBytes("outline");
        return new RosterImport(
                id,
                row.getObject("account", UUID.class),
                row.getBoolean("dry_run"),
                fileName(row.getBytes("file_name_sealed")),
                RosterImport.State.valueOf(row.getString("state")),
                row.getBoolean("first"),
                row.getObject("started_on", LocalDate.class),
                row.getInt("rows"),
                new Counts(
                        row.getInt("created"), row.getInt("changed"), row.getInt("unchanged"), row.getInt("rejected")),
                row.getInt("done_row"),
                row.getString("reason"),
                List.of((String[]) row.getArray("unknown").getArray()),
                outline == null ? null : json.readValue(vault.open(id, outline), Outline.class),
                row.getObject("imported_as", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant());
    }

    /** Files are named after people; the school's own key opens the name as long as the import is listed. */
    private String fileName(byte @Nullable [] sealed) {
        return sealed == null ? "" : vault.open(tenant(), sealed);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static UUID tenant() {
        return Tenancy.tenant().value();
    }
}
