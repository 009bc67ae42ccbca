package lantian.contactlog.contact;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.contact.Contact.Confirmation;
import lantian.contactlog.contact.Contacts.Last;
import lantian.contactlog.contact.Recording.Recorded;
import lantian.contactlog.contact.Recording.Refused;
import lantian.contactlog.peopleview.AccessScope;
import lantian.contactlog.tracking.CareRecords;
import lantian.contactlog.tracking.ObligationEvents;
import lantian.contactlog.tracking.TrackObligations;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.UseCase;
import org.jspecify.annotations.Nullable;

/** Who was named in a contact by somebody else says whether it was so. What is said stays. */
@UseCase
public class ConfirmContact {

    private final CareRecords files;
    private final Contacts contacts;
    private final AccessScope access;
    private final ContactFollowUp followUp;
    private final TrackObligations issueDuties;
    private final Audit audit;
    private final Clock clock;

    ConfirmContact(
            CareRecords files,
            Contacts contacts,
            AccessScope access,
            ObligationEvents dutyNews,
            ContactEvents contactEvents,
            TrackObligations issueDuties,
            Audit audit,
            Clock clock) {
        this.files = files;
        this.contacts = contacts;
        this.access = access;
        this.followUp = new ContactFollowUp(files, dutyNews, contactEvents, audit, clock);
        this.issueDuties = issueDuties;
        this.audit = audit;
        this.clock = clock;
    }

    /** Entries of the last months in the caller's name that somebody else made, about children in the caller's care. */
    public List<Contact> waiting(Actor actor, @Nullable Last after, int atMost) {
        return contacts.waitingFor(actor.account(), LocalDate.now(clock), after, atMost);
    }

    public Recording answer(ContactId id, boolean confirmed, Actor actor) {
        var found = contacts.find(id).filter(contact -> inCare(contact, actor));
        if (found.isEmpty()) {
            return Refused.UNKNOWN_CONTACT;
        }
        var report = found.get().current().report();
        var opened = files.open(found.get().child(), EnumSet.of(report.kind()), true, List.of(report.occurredOn()))
                .orElseThrow();
        // with the child taken, nobody corrects meanwhile
        var look = contacts.look(List.of(id), actor.account(), List.of());
        var contact = look.contact(id);
        var named = named(contact, look.self());
        if (named.isEmpty() || contact.author().equals(actor.account())) {
            return Refused.NOT_NAMED;
        }
        var word = confirmed ? Confirmation.CONFIRMED : Confirmation.DECLINED;
        var said = contact.confirmations().entrySet().stream()
                .filter(each -> named.contains(each.getKey()) && each.getValue() != Confirmation.AWAITED)
                .map(Map.Entry::getValue)
                .findFirst();
        if (said.isPresent()) {
            return said.get() == word ? new Recorded(contact, false) : Refused.ALREADY_ANSWERED;
        }
        return keep(opened, contact, named, confirmed, actor);
    }

    private Recording keep(
            CareRecords.OpenedRecord opened, Contact contact, Set<CaregiverId> named, boolean confirmed, Actor actor) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var answers = named.stream()
                .map(who -> new Contact.Answer(
                        who, actor.account(), contact.current().number(), confirmed, now))
                .toList();
        var answered = contact.answered(answers);
        contacts.addAnswers(contact, answers);
        followUp.match(opened, List.of(answered));
        // what is met no more has missed what happened to its term meanwhile
        issueDuties.issue(List.of(contact.child()));
        audit.entry(
                confirmed ? "contact.confirmed" : "contact.declined",
                "contact",
                contact.id().value(),
                Map.of(
                        "child",
                        contact.child().value(),
                        "version",
                        contact.current().number()));
        return new Recorded(answered, true);
    }

    private boolean inCare(Contact contact, Actor actor) {
        return access.looksAfter(actor.account(), contact.child(), LocalDate.now(clock));
    }

    private static Set<CaregiverId> named(Contact contact, Set<CaregiverId> self) {
        return contact.current().report().participants().stream()
                .filter(self::contains)
                .collect(Collectors.toSet());
    }
}
