package lantian.registry.rosterimport.persistence;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.Vault;
import lantian.registry.rosterimport.ImportFiles;
import lantian.registry.rosterimport.ImportId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcImportFiles implements ImportFiles {

    private static final int PART = 1 << 20;

    /** With the file goes what was taken from it. */
    private static final List<String> FORGETTING = List.of(
            "update roster_import set outline = null where tenant_id = ? and id = ?",
            "update roster_import_error set found = null where tenant_id = ? and import_id = ?",
            "delete from roster_import_change where tenant_id = ? and import_id = ?");

    private final JdbcClient sql;
    private final Vault vault;

    JdbcImportFiles(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    @Override
    public void add(ImportId id, byte[] file) {
        var key = vault.key(id.value());
        for (int part = 0; part * PART < file.length; part++) {
            var bytes = Arrays.copyOfRange(file, part * PART, Math.min(file.length, (part + 1) * PART));
            sql.sql("insert into roster_import_file (tenant_id, import_id, part, sealed) values (?, ?, ?, ?)")
                    .params(
                            tenant(),
                            id.value(),
                            part,
                            key.seal(Base64.getEncoder().encodeToString(bytes)))
                    .update();
        }
    }

    @Override
    public Optional<byte[]> file(ImportId id) {
        var parts = sql.sql("select part from roster_import_file where tenant_id = ? and import_id = ? order by part")
                .params(tenant(), id.value())
                .query(Integer.class)
                .list();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        var key = vault.key(id.value());
        var file = new ByteArrayOutputStream(parts.size() * PART);
        // one by one: sealed, they take more memory than the file
        parts.forEach(part -> file.writeBytes(Base64.getDecoder().decode(key.open(sealed(id, part)))));
        return Optional.of(file.toByteArray());
    }

    private byte[] sealed(ImportId id, int part) {
        return sql.sql("select sealed from roster_import_file where tenant_id = ? and import_id = ? and part = ?")
                .params(tenant(), id.value(), part)
                .query((row, _) -> row.getBytes(1))
                .single();
    }

    @Override
    public long size(ImportId id) {
        return sql.sql("select count(*) from roster_import_file where tenant_id = ? and import_id = ?")
                        .params(tenant(), id.value())
                        .query(Long.class)
                        .single()
                * PART;
    }

    @Override
    public void forget(Instant finishedBefore) {
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

    private void forget(UUID id) {
        FORGETTING.forEach(statement -> sql.sql(statement).params(tenant(), id).update());
        vault.shred(id);
    }

    private static UUID tenant() {
        return Tenancy.tenant().value();
    }
}
