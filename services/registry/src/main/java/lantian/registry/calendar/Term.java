package lantian.registry.calendar;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import lantian.platform.tenancy.PutRequest.Revision;
import org.hibernate.annotations.Audited;

/** 学期 of the county. */
@Entity
@Audited
@Audited.Table(name = "term_history", changesetIdColumn = "changeset", modificationTypeColumn = "change")
public class Term {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private TermId id;

    @Embedded
    private TermDays days;

    /** Of the request that said these days. */
    @Audited.Excluded
    private String fingerprint;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    Term() {}

    Term(TermId id, TermDays days, String fingerprint) {
        this.id = id;
        this.days = days.inOrder();
        this.fingerprint = fingerprint;
        this.version = 1;
    }

    void correct(TermDays said, String request) {
        days = said.inOrder();
        fingerprint = request;
    }

    public TermId id() {
        return id;
    }

    public TermDays days() {
        return days;
    }

    public long version() {
        return version;
    }

    Revision revision() {
        return new Revision(version, fingerprint);
    }
}
