package lantian.contactlog.duty;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.duty.Excuses.Request;
import lantian.contactlog.duty.Excusing.Done;
import lantian.contactlog.duty.Excusing.Refused;
import lantian.contactlog.matching.Excuse;
import lantian.contactlog.obligation.ObligationId;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.UseCase;

/** Excuses an obligation: one person asks, another approves, both within 10 school days of dueOn. */
@UseCase
public class ExcuseDuty {

    private static final int WITHIN_SCHOOL_DAYS = 10;

    private final Files files;
    private final Listing listing;
    private final StandardBook standards;
    private final Excuses excuses;
    private final Access access;
    private final DutyNews news;
    private final Audit audit;
    private final Clock clock;

    ExcuseDuty(
            Files files,
            Listing listing,
            StandardBook standards,
            Excuses excuses,
            Access access,
            DutyNews news,
            Audit audit,
            Clock clock) {
        this.files = files;
        this.listing = listing;
        this.standards = standards;
        this.excuses = excuses;
        this.access = access;
        this.news = news;
        this.audit = audit;
        this.clock = clock;
    }

    public Excusing ask(ObligationId id, String reason, Actor actor) {
        var found = visible(id, actor);
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
        var refused = refused(opened, id);
        if (refused.isPresent()) {
            return refused.get();
        }
        var request = new Request(id, found.get().child(), actor.account(), reason, Optional.empty());
        excuses.ask(request, clock.instant());
        audit.entry("obligation.excuse-asked", "obligation", id.value(), about(request));
        return new Done(request);
    }

    public Excusing approve(ObligationId id, Optional<String> comment, Actor actor) {
        var found = visible(id, actor);
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
        var refused = refused(opened, id);
        if (refused.isPresent()) {
            return refused.get();
        }
        excuses.approve(request, actor.account(), comment, clock.instant().truncatedTo(ChronoUnit.MICROS));
        excuse(opened, id);
        audit.entry("obligation.excused", "obligation", id.value(), about(request));
        return new Done(new Request(
                id, request.child(), request.requestedBy(), request.reason(), Optional.of(actor.account())));
    }

    private void excuse(Files.Focused opened, ObligationId id) {
        var file = opened.file();
        var excused = new ArrayList<>(file.excuses());
        excused.add(new Excuse(id, today()));
        var now = new ChildFile(file.timeline(), file.team(), file.duties(), file.contacts(), excused);
        var changed = new Bookkeeping(opened.framework()).match(now, List.of());
        files.keep(changed);
        if (!changed.isEmpty()) {
            news.changed(file.child(), changed);
        }
    }

    private Optional<Refused> refused(Files.Focused opened, ObligationId id) {
        var duty = opened.file().duties().stream()
                .filter(candidate -> candidate.obligation().id().equals(id))
                .findFirst()
                .orElseThrow();
        var obligation = duty.obligation();
        var calendar = opened.framework().calendar();
        if (duty.met()) {
            return Optional.of(Refused.ALREADY_MET);
        }
        if (obligation.voidOn(today())) {
            return Optional.of(Refused.ALREADY_VOID);
        }
        if (today().isBefore(obligation.opensOn())) {
            return Optional.of(Refused.TOO_EARLY);
        }
        return today().isAfter(calendar.schoolDaysAfter(obligation.dueOn(), WITHIN_SCHOOL_DAYS))
                ? Optional.of(Refused.TOO_LATE)
                : Optional.empty();
    }

    private Optional<Listing.Line> visible(ObligationId id, Actor actor) {
        return listing.one(id, standards.published(), today())
                .filter(line -> actor.is(Role.SCHOOL_ADMIN)
                        || access.sight(actor.account(), line.child(), today()) == Access.Sight.OWN);
    }

    private Files.Focused open(ChildId child) {
        var opened = files.open(List.of(child));
        return new Files.Focused(opened.framework(), opened.files().getFirst());
    }

    private static Map<String, Object> about(Request request) {
        return Map.of("child", request.child().value(), "requestedBy", request.requestedBy());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
