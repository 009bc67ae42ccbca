package lantian.pairing.pair;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import lantian.pairing.caregiver.CaregiverId;
import lantian.pairing.pair.StartPair.Wish;
import lantian.platform.tenancy.PutRequest.Revision;
import org.hibernate.annotations.Audited;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A child and who looks after it (结对). All days are included: the end is the last active day. */
@Entity
@Audited
@Audited.Table(name = "pair_history", changesetIdColumn = "changeset", modificationTypeColumn = "change")
public class Pair {

    @TenantId
    @Column(name = "tenant_id")
    @SuppressWarnings("unused") // Hibernate's
    private UUID tenant;

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private PairId id;

    @AttributeOverride(name = "value", column = @Column(name = "child"))
    private ChildId child;

    @AttributeOverride(name = "value", column = @Column(name = "caregiver"))
    private CaregiverId caregiver;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column(name = "from_on")
    private LocalDate from;

    /** What follows from the three below. */
    @Column(name = "to_on")
    private @Nullable LocalDate to;

    private @Nullable LocalDate endedOn;

    @Enumerated(EnumType.STRING)
    private @Nullable Cause endedBy;

    /** The child's last day in the school; it ends every pair, and follows when that day is corrected. */
    private @Nullable LocalDate childLeft;

    /** Free text, sealed with the child's key. */
    private byte @Nullable [] reason;

    /** What the next one should know (交接), sealed with the child's key. */
    private byte @Nullable [] handOverNote;

    /** Of the request that made or corrected the pair. */
    @Audited.Excluded
    private String fingerprint;

    @Version
    private long version;

    /** Why a pair is over. */
    public enum Cause {
        BY_SCHOOL,
        CAREGIVER_LEFT,
        CHILD_LEFT
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    Pair() {}

    /** @param childLeft the child's last day, where it is known already */
    @SuppressWarnings("NullAway.Init") // the tenant is given by Hibernate
    Pair(PairId id, Wish wish, @Nullable LocalDate childLeft) {
        this.id = id;
        this.child = wish.child();
        this.caregiver = wish.caregiver();
        this.kind = wish.kind();
        this.from = wish.from();
        this.childLeft = childLeft;
        this.fingerprint = "";
        this.version = 1;
        settle();
    }

    /** The last active day. A pair that was over before it began has its first day only. */
    private void settle() {
        to = Stream.of(endedOn, childLeft)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .map(last -> last.isBefore(from) ? from : last)
                .orElse(null);
    }

    public @Nullable Cause cause() {
        if (endedOn != null && (childLeft == null || !endedOn.isAfter(childLeft))) {
            return endedBy;
        }
        return childLeft == null ? null : Cause.CHILD_LEFT;
    }

    public boolean activeOn(LocalDate day) {
        return !day.isBefore(from) && activeSince(day);
    }

    /** Whether it is active on that day or on any day after. */
    public boolean activeSince(LocalDate day) {
        return to == null || !to.isBefore(day);
    }

    /** The school ends it. What ended earlier by somebody's leaving can still be given its reason and hand-over. */
    Ending end(LocalDate on) {
        if (on.isBefore(from)) {
            return Ending.Refused.BEFORE_THE_START;
        }
        if (endedOn != null && (endedBy == Cause.BY_SCHOOL || on.isAfter(endedOn))) {
            return Ending.Refused.ALREADY_ENDED;
        }
        if (childLeft != null && on.isAfter(childLeft)) {
            return Ending.Refused.CHILD_HAS_LEFT;
        }
        endBy(Cause.BY_SCHOOL, on);
        return new Ending.NowEnded(this);
    }

    /**
     * The child's days in school changed. A later enrolment is another chapter and revives nothing.
     *
     * @return whether that changed the pair
     */
    boolean follow(Child told) {
        var laterChapter = childLeft != null && told.enrolledFrom().isAfter(childLeft);
        if (laterChapter || Objects.equals(childLeft, told.enrolledTo())) {
            return false;
        }
        childLeft = told.enrolledTo();
        settle();
        return true;
    }

    /**
     * The caregiver left; what the school ended before that stays as it is.
     *
     * @return whether that changed the pair
     */
    boolean leaveAlone(LocalDate lastDay) {
        if (to != null && !to.isAfter(lastDay)) {
            return false;
        }
        endBy(Cause.CAREGIVER_LEFT, lastDay);
        return true;
    }

    private void endBy(Cause why, LocalDate on) {
        endedBy = why;
        endedOn = on;
        settle();
    }

    void correct(Kind corrected, LocalDate start) {
        kind = corrected;
        from = start;
        settle();
    }

    /** An end that somebody decided lies before the first day. */
    boolean endsBeforeItBegins() {
        return endedOn != null && endedOn.isBefore(from);
    }

    void asRequested(String request) {
        fingerprint = request;
    }

    /** What the school said when it ended the pair, sealed. */
    void keepWords(byte[] why, byte @Nullable [] forTheNext) {
        reason = why;
        handOverNote = forTheNext;
    }

    /** Every word about the child; the pair stays. */
    void forgetWords() {
        reason = null;
        handOverNote = null;
        fingerprint = "";
    }

    /** The last day by decision. */
    @Nullable
    LocalDate endedOn() {
        return endedOn;
    }

    byte @Nullable [] reason() {
        return reason;
    }

    byte @Nullable [] handOverNote() {
        return handOverNote;
    }

    public PairId id() {
        return id;
    }

    public ChildId child() {
        return child;
    }

    public CaregiverId caregiver() {
        return caregiver;
    }

    public Kind kind() {
        return kind;
    }

    public LocalDate from() {
        return from;
    }

    /** The last active day; null while it goes on. */
    public @Nullable LocalDate to() {
        return to;
    }

    public long version() {
        return version;
    }

    Revision revision() {
        return new Revision(version, fingerprint);
    }
}
