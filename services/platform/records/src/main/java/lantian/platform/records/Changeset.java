package lantian.platform.records;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import lantian.platform.tenancy.Tenancy;
import org.hibernate.annotations.Changelog;
import org.hibernate.annotations.TenantId;
import org.hibernate.audit.ChangesetListener;

/** Who changed records, and when: one for all that one transaction changed. What was changed stands in the tables of history. */
@Entity
@Table(name = "changeset")
@Changelog(listener = Changeset.Author.class)
class Changeset {

    @TenantId
    @Column(name = "tenant_id")
    @SuppressWarnings("unused") // Hibernate's
    private UUID tenant;

    @Id
    @GeneratedValue
    @SequenceGenerator(sequenceName = "changeset_number")
    @Changelog.ChangesetId
    @SuppressWarnings("unused") // Hibernate's
    private Long id;

    @Changelog.Timestamp
    @SuppressWarnings("unused") // read by SQL
    private Instant at;

    @SuppressWarnings("unused") // read by SQL
    private UUID account;

    @SuppressWarnings("NullAway.Init") // filled in by Hibernate and by Author
    Changeset() {}

    /** Who is bound, now. */
    static final class Author implements ChangesetListener {

        @Override
        public void newChangeset(Object changelog) {
            var changeset = (Changeset) changelog;
            changeset.at = Instant.now();
            changeset.account = Tenancy.actor().account();
        }
    }
}
