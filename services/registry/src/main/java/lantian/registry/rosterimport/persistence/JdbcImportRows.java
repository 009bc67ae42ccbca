package lantian.registry.rosterimport.persistence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.Vault;
import lantian.registry.rosterimport.CellError;
import lantian.registry.rosterimport.ImportId;
import lantian.registry.rosterimport.ImportRows;
import lantian.registry.rosterimport.RosterChange;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcImportRows implements ImportRows {

    private final JdbcClient sql;
    private final NamedParameterJdbcTemplate batches;
    private final Vault vault;
    private final JsonMapper json;

    JdbcImportRows(JdbcClient sql, NamedParameterJdbcTemplate batches, Vault vault, JsonMapper json) {
        this.sql = sql;
        this.batches = batches;
        this.vault = vault;
        this.json = json;
    }

    @Override
    public List<ImportId> before(@Nullable UUID older, int limit) {
        return sql.sql("""
                select id from roster_import
                where tenant_id = :tenant and (cast(:older as uuid) is null or id < :older) order by id desc limit :limit
                """)
                .param("tenant", tenant())
                .param("older", older)
                .param("limit", limit)
                .query((row, _) -> new ImportId(row.getObject(1, UUID.class)))
                .list();
    }

    @Override
    public void add(ImportId roster, int doneRow, List<CellError> errors, List<RosterChange> changes) {
        if (errors.isEmpty() && changes.isEmpty()) {
            return;
        }
        var id = roster.value();
        var key = vault.key(id);
        var rows = new ArrayList<SqlParameterSource>(errors.size());
        for (int i = 0; i < errors.size(); i++) {
            var error = errors.get(i);
            rows.add(new MapSqlParameterSource("tenant", tenant())
                    .addValue("import", id)
                    .addValue("sheet", error.sheet())
                    .addValue("row", error.row())
                    .addValue("seq", i)
                    .addValue("heading", error.heading())
                    .addValue("code", error.code().name())
                    .addValue("detail", json.writeValueAsString(error.said()))
                    .addValue(
                            "found", error.found() == null ? null : key.seal(json.writeValueAsString(error.found()))));
        }
        batches.batchUpdate("""
                insert into roster_import_error (tenant_id, import_id, sheet, row, seq, heading, code, detail, found)
                values (:tenant, :import, :sheet, :row, :seq, :heading, :code, :detail, :found)
                """, rows.toArray(SqlParameterSource[]::new));
        var changed = new ArrayList<SqlParameterSource>(changes.size());
        for (int i = 0; i < changes.size(); i++) {
            changed.add(new MapSqlParameterSource("tenant", tenant())
                    .addValue("import", id)
                    .addValue("batch", doneRow)
                    .addValue("seq", i)
                    .addValue("sealed", key.seal(json.writeValueAsString(changes.get(i)))));
        }
        batches.batchUpdate("""
                insert into roster_import_change (tenant_id, import_id, batch, seq, sealed)
                values (:tenant, :import, :batch, :seq, :sealed)
                """, changed.toArray(SqlParameterSource[]::new));
    }

    @Override
    public List<CellError> errors(ImportId id, int limit) {
        return told(id, limit, code -> !code.isNotice());
    }

    @Override
    public List<CellError> notices(ImportId id, int limit) {
        return told(id, limit, CellError.Code::isNotice);
    }

    private CellError.Said said(String detail) {
        return detail.startsWith("{") ? json.readValue(detail, CellError.Said.class) : CellError.Said.asWritten(detail);
    }

    private List<CellError> told(ImportId id, int limit, Predicate<CellError.Code> which) {
        var codes = Arrays.stream(CellError.Code.values())
                .filter(which)
                .map(Enum::name)
                .toArray(String[]::new);
        var sealed =
                sql.sql("""
                select exists (select from roster_import_error
                    where tenant_id = ? and import_id = ? and found is not null)
                """).params(tenant(), id.value()).query(Boolean.class).single();
        var key = sealed ? vault.key(id.value()) : null;
        return sql.sql("""
                select row, heading, code, detail, found from roster_import_error
                where tenant_id = ? and import_id = ? and code = any(?) order by sheet, row, seq limit ?
                """)
                .params(tenant(), id.value(), codes, limit)
                .query((row, _) -> {
                    var found = row.getBytes("found");
                    return new CellError(
                            row.getInt("row"),
                            row.getString("heading"),
                            CellError.Code.valueOf(row.getString("code")),
                            said(row.getString("detail")),
                            key == null || found == null
                                    ? null
                                    : json.readValue(key.open(found), CellError.Found.class));
                })
                .list();
    }

    @Override
    public List<RosterChange> changes(ImportId id, int after, int limit) {
        var sealed = sql.sql("""
                select sealed from roster_import_change
                where tenant_id = ? and import_id = ? order by batch, seq offset ? limit ?
                """)
                .params(tenant(), id.value(), after, limit)
                .query((row, _) -> row.getBytes(1))
                .list();
        if (sealed.isEmpty()) {
            return List.of();
        }
        var key = vault.key(id.value());
        return sealed.stream()
                .map(each -> json.readValue(key.open(each), RosterChange.class))
                .toList();
    }

    private static UUID tenant() {
        return Tenancy.tenant().value();
    }
}
