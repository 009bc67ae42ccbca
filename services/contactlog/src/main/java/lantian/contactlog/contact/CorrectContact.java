package lantian.contactlog.contact;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import lantian.contactlog.contact.Recording.Recorded;
import lantian.contactlog.contact.Recording.Refused;
import lantian.contactlog.peopleview.AccessScope;
import lantian.contactlog.tracking.CareRecords;
import lantian.contactlog.tracking.ObligationEvents;
import lantian.contactlog.tracking.TrackObligations;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.UseCase;

/** Corrects a contact: its author or the school's administration, with a reason. What was said before stays. */
@UseCase
public class CorrectContact {

    private final CareRecords files;
    private final Contacts contacts;
    private final AccessScope access;
    private final ContactFollowUp followUp;
    private final TrackObligations issueDuties;
    private final ReadContacts readContacts;
    private final Clock clock;

    CorrectContact(
            CareRecords files,
            Contacts contacts,
            AccessScope access,
            ObligationEvents dutyNews,
            ContactEvents contactEvents,
            TrackObligations issueDuties,
            ReadContacts readContacts,
            Audit audit,
            Clock clock) {
        this.files = files;
        this.contacts = contacts;
        this.access = access;
        this.followUp = new ContactFollowUp(files, dutyNews, contactEvents, audit, clock);
        this.issueDuties = issueDuties;
        this.readContacts = readContacts;
        this.clock = clock;
    }

    /**
     * @param changes what was said before -> what should have been said
     * @param known the versions that the caller knows, if he says so
     */
    public Recording correct(
            ContactId id,
            UnaryOperator<Report> changes,
            String reason,
            String fingerprint,
            Optional<LongPredicate> known,
            Actor actor) {
        var found = contacts.find(id);
        if (found.isEmpty()) {
            return Refused.UNKNOWN_CONTACT;
        }
        var refused = mayNot(found.get(), actor);
        if (refused.isPresent()) {
            return refused.get();
        }
        var before = found.get().current().report();
        var after = changes.apply(before);
        if (!readContacts.seen(found.get(), actor).covers(before, after)) {
            return Refused.NOT_YOURS_TO_CORRECT;
        }
        if (!after.detailsAreOfItsKind()) {
            return Refused.DETAILS_OF_ANOTHER_KIND;
        }
        var opened = files.open(
                        found.get().child(),
                        EnumSet.of(before.kind(), after.kind()),
                        true,
                        List.of(before.occurredOn(), after.occurredOn()))
                .orElseThrow();
        // with the child taken, nobody else corrects: what stands now is what is corrected
        var look = contacts.look(List.of(id), actor.account(), after.participants());
        var current = look.contact(id);
        if (current.current().fingerprint().equals(fingerprint)) {
            return new Recorded(current, false);
        }
        if ((known.isPresent() && !known.get().test(current.current().number()))
                || !current.current().report().equals(before)) {
            return Refused.STALE_VERSION;
        }
        if (after.equals(before)) {
            return Refused.NOTHING_CHANGED;
        }
        var people = Participation.of(opened.record(), look, after.occurredOn(), LocalDate.now(clock));
        var impossible = PossibleDays.refuse(after.occurredOn(), opened.record().timeline(), LocalDate.now(clock))
                .or(() -> samePeopleAndDay(before, after) ? Optional.empty() : people.refuse(after));
        if (impossible.isPresent()) {
            return impossible.get();
        }
        var corrected = current.corrected(
                actor.account(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                after,
                reason,
                people.toConfirm(current.current(), after, actor.is(Role.SCHOOL_ADMIN)),
                fingerprint);
        contacts.addCorrection(corrected);
        followUp.follow(opened, List.of(corrected), "contact.corrected");
        // what is met no more has missed what happened to its term meanwhile
        issueDuties.issue(List.of(corrected.child()));
        return new Recorded(corrected, true);
    }

    /** A corrected note doesn't ask again who was there. */
    private static boolean samePeopleAndDay(Report before, Report after) {
        return before.participants().equals(after.participants())
                && before.occurredOn().equals(after.occurredOn());
    }

    private Optional<Refused> mayNot(Contact contact, Actor actor) {
        if (actor.is(Role.SCHOOL_ADMIN) && contact.isTheRegistrys()) {
            return Optional.of(Refused.NOT_YOURS_TO_CORRECT);
        }
        if (actor.is(Role.SCHOOL_ADMIN) || contact.author().equals(actor.account())) {
            return Optional.empty();
        }
        return access.looksAfter(actor.account(), contact.child(), LocalDate.now(clock))
                ? Optional.of(Refused.NOT_YOURS_TO_CORRECT)
                : Optional.of(Refused.UNKNOWN_CONTACT);
    }
}
