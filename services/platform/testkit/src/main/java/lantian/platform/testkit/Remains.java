package lantian.platform.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** Everything that somebody could read who has a service's database and its master key. */
public final class Remains {

    private Remains() {}

    /**
     * Each of the tenant's rows of each table, and each row of a table without tenants, as text; and what of its sealed
     * values any key opens that is left.
     *
     * @param open what a tenant's subject's key makes of sealed bytes; empty when they are not sealed for it
     */
    public static List<String> in(Db db, UUID tenant, BiFunction<UUID, byte[], Optional<String>> open) {
        var sql = db.everything();
        var texts = new ArrayList<String>();
        var subjects = sql.sql("select subject_id from vault_key where tenant_id = ? and wrapped is not null")
                .param(tenant)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
        for (var table : tables(db)) {
            texts.addAll(
                    sql.sql("select r::text from " + table + " r where coalesce(to_jsonb(r) ->> 'tenant_id', :t) = :t")
                            .param("t", tenant.toString())
                            .query((row, _) -> row.getString(1))
                            .list());
            for (var column : sealedColumns(db, table)) {
                sql.sql("select %1$s from %2$s where %1$s is not null and tenant_id = ?".formatted(column, table))
                        .param(tenant)
                        .query((row, _) -> row.getBytes(1))
                        .list()
                        .forEach(bytes -> subjects.forEach(
                                subject -> open.apply(subject, bytes).ifPresent(texts::add)));
            }
        }
        return texts;
    }

    private static List<String> tables(Db db) {
        return db.everything()
                .sql("select quote_ident(tablename) from pg_tables where schemaname = 'public'")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static List<String> sealedColumns(Db db, String table) {
        return db.everything()
                .sql("""
                        select quote_ident(a.attname) from pg_attribute a
                        where a.attrelid = cast(? as regclass) and a.attnum > 0 and not a.attisdropped
                          and format_type(a.atttypid, null) = 'bytea'
                          and exists (select from pg_attribute t where t.attrelid = a.attrelid and t.attname = 'tenant_id')
                        """)
                .param(table)
                .query((row, _) -> row.getString(1))
                .list();
    }
}
