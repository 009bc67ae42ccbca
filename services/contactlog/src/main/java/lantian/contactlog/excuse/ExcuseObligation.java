package lantian.contactlog.excuse;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.excuse.ExcuseResult.Done;
import lantian.contactlog.excuse.ExcuseResult.Refused;
import lantian.contactlog.excuse.Excuses.Request;
import lantian.contactlog.matching.Excuse;
import lantian.contactlog.obligation.ObligationId;
import lantian.contactlog.tracking.CareRecords;
import lantian.contactlog.tracking.CareRecords.OpenedRecord;
import lantian.contactlog.tracking.TrackObligations;
import lantian.contactlog.worklist.ReadWorklists;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.UseCase;

/** Excuses an obligation: one person asks, another approves. */
@UseCase
public class ExcuseObligation {

    private final ReadWorklists worklists;
    private final CareRecords records;
    private final TrackObligations obligations;
    private final Excuses excuses;
    private final Audit audit;
    private final Clock clock;

    ExcuseObligation(
            ReadWorklists worklists,
            CareRecords records,
            TrackObligations obligations,
            Excuses excuses,
            Audit audit,
            Clock clock) {
        this.worklists = worklists;
        this.records = records;
        this.obligations = obligations;
        this.excuses = excuses;
        this.audit = audit;
        this.clock = clock;
    }

    /** The same person with the same reason asks again without effect. */
    public ExcuseResult ask(ObligationId id, String reason, Actor actor) {
        var found = worklists.one(id, actor);
        if (found.isEmpty()) {
            return Refused.UNKNOWN_OBLIGATION;
        }
        var opened = open(found.get().child());
        var asked = excuses.find(id);
        if (asked.isPresent()) {
            var before = asked.get();
            return before.requestedBy().equals(actor.account())
                            && before.reason().equals(reason)
                    ? new Done(before)
                    : Refused.ALREADY_ASKED;
        }
        var refused = refuse(opened, id);
        if (refused.isPresent()) {
            return refused.get();
        }
        var request = new Request(id, found.get().child(), actor.account(), reason, Optional.empty());
        excuses.ask(request, clock.instant());
        audit.entry("obligation.excuse-asked", "obligation", id.value(), about(request));
        return new Done(request);
    }

    /** What is approved already stays as it was approved. */
    public ExcuseResult approve(ObligationId id, Optional<String> comment, Actor actor) {
        var found = worklists.one(id, actor);
        if (found.isEmpty()) {
            return Refused.UNKNOWN_OBLIGATION;
        }
        var opened = open(found.get().child());
        var asked = excuses.find(id);
        if (asked.isEmpty()) {
            return Refused.NOT_ASKED;
        }
        var request = asked.get();
        if (request.requestedBy().equals(actor.account())) {
            return Refused.FOUR_EYES;
        }
        if (!actor.is(Role.SCHOOL_ADMIN)) {
            return Refused.NOT_ALLOWED;
        }
        if (request.approvedBy().isPresent()) {
            return new Done(request);
        }
        var refused = refuse(opened, id);
        if (refused.isPresent()) {
            return refused.get();
        }
        excuses.approve(request, actor.account(), comment, clock.instant().truncatedTo(ChronoUnit.MICROS));
        obligations.excuse(opened, new Excuse(id, today()));
        audit.entry("obligation.excused", "obligation", id.value(), about(request));
        return new Done(request.approvedBy(actor.account()));
    }

    private Optional<Refused> refuse(OpenedRecord opened, ObligationId id) {
        var tracked = opened.record().obligations().stream()
                .filter(candidate -> candidate.obligation().id().equals(id))
                .findFirst()
                .orElseThrow();
        return new ExcuseRule(opened.rules().calendar(), today()).refuse(tracked);
    }

    private OpenedRecord open(ChildId child) {
        var opened = records.open(List.of(child));
        return new OpenedRecord(opened.rules(), opened.records().getFirst());
    }

    private static Map<String, Object> about(Request request) {
        return Map.of("child", request.child().value(), "requestedBy", request.requestedBy());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
