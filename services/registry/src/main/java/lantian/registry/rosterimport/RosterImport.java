package lantian.registry.rosterimport;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Audited;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * One upload of a roster and what became of it. Its name and how it was understood are sealed ({@link ImportSeal}): rosters are
 * named after people, too, and are about them.
 */
@Entity
@Table(name = "roster_import")
@Audited
@Audited.Table(name = "roster_import_history", changesetIdColumn = "changeset", modificationTypeColumn = "change")
public class RosterImport {

    private static final Duration CHECKED_ROSTERS_WAIT = Duration.ofDays(1);

    @TenantId
    @Column(name = "tenant_id")
    @SuppressWarnings("unused") // Hibernate's
    private UUID tenant;

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private ImportId id;

    /** Who uploaded it. */
    @SuppressWarnings("unused") // read by SQL
    private UUID account;

    @Column(name = "dry_run")
    private boolean dryRun;

    /** None of imports from before names were sealed. */
    @Column(name = "file_name_sealed")
    @Audited.Excluded
    private byte @Nullable [] fileName;

    @Enumerated(EnumType.STRING)
    private State state;

    private boolean first;

    @Column(name = "started_on")
    private LocalDate startedOn;

    private int rows;

    @Embedded
    private Counts counts;

    @Column(name = "done_row")
    @Audited.Excluded
    private int doneRow;

    private @Nullable String reason;

    @Column(name = "unknown")
    private List<String> unknownColumns;

    /** None until the file was read, and when it was forgotten. */
    @Audited.Excluded
    private byte @Nullable [] outline;

    @Column(name = "imported_as")
    private @Nullable UUID importedAs;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    RosterImport() {}

    @SuppressWarnings("NullAway.Init") // the tenant is given by Hibernate
    RosterImport(
            ImportId id, UUID account, boolean dryRun, byte[] sealedName, boolean first, LocalDate today, Instant now) {
        this.id = id;
        this.account = account;
        this.dryRun = dryRun;
        this.fileName = sealedName;
        this.state = State.RUNNING;
        this.first = first;
        this.startedOn = today;
        this.counts = new Counts(0, 0, 0, 0);
        this.unknownColumns = List.of();
        this.createdAt = now;
        this.version = 1;
    }

    /** How far an import is. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /** What became of the rows; together all rows that were done. */
    @Embeddable
    public record Counts(int created, int changed, int unchanged, int rejected) {

        public int done() {
            return created + changed + unchanged + rejected;
        }

        Counts plus(Counts more) {
            return new Counts(
                    created + more.created,
                    changed + more.changed,
                    unchanged + more.unchanged,
                    rejected + more.rejected);
        }
    }

    /** How the file was understood, and so how many rows there are. */
    void understood(Outline understood, byte[] sealed) {
        rows = understood.rows();
        unknownColumns = List.copyOf(understood.unknown());
        outline = sealed;
    }

    /** What became of a batch, which ends at the place {@code last} of the file. */
    void progressed(int last, Counts more) {
        doneRow = last;
        counts = counts.plus(more);
    }

    /** Whether what ends at this place of the file is stored already. */
    boolean isPast(int last) {
        return state != State.RUNNING || last <= doneRow;
    }

    /** A checked file became an import. */
    void importedAs(ImportId as) {
        importedAs = as.value();
    }

    /** @param why it failed, as {@link Workbook.Reason#wire()}; null if it did not */
    void finish(@Nullable String why, Instant now) {
        state = why == null ? State.DONE : State.FAILED;
        reason = why;
        finishedAt = now;
    }

    /** Until when a checked file can be imported as it was checked; null for what is no check. */
    public @Nullable Instant waitsUntil() {
        var waits = dryRun && state == State.DONE && finishedAt != null && importedAs == null;
        return waits ? Objects.requireNonNull(finishedAt).plus(CHECKED_ROSTERS_WAIT) : null;
    }

    public ImportId id() {
        return id;
    }

    public boolean dryRun() {
        return dryRun;
    }

    /** Empty of imports from before names were sealed. */
    public Optional<byte[]> sealedName() {
        return Optional.ofNullable(fileName);
    }

    public State state() {
        return state;
    }

    /** Part of the school's {@link FirstRoster}: who has no 入学日期 is enrolled since the term's first day. */
    boolean first() {
        return first;
    }

    /** The day of import, on which facts begin that say nothing else. */
    LocalDate startedOn() {
        return startedOn;
    }

    public int rows() {
        return rows;
    }

    public Counts counts() {
        return counts;
    }

    public @Nullable String reason() {
        return reason;
    }

    /** Headings that are not read. */
    public List<String> unknownColumns() {
        return List.copyOf(unknownColumns);
    }

    /** Empty until the file was read, and when it was forgotten. */
    public Optional<byte[]> sealedOutline() {
        return Optional.ofNullable(outline);
    }

    /** The import that a checked file became. */
    public @Nullable UUID importedAs() {
        return importedAs;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public @Nullable Instant finishedAt() {
        return finishedAt;
    }
}
