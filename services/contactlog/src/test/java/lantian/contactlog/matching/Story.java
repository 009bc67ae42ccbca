package lantian.contactlog.matching;

import static lantian.contactlog.calendar.Calendars.day;
import static lantian.contactlog.calendar.Calendars.since;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import lantian.contactlog.calendar.Calendars;
import lantian.contactlog.child.CareTeam;
import lantian.contactlog.child.CareTeam.InClass;
import lantian.contactlog.child.CareTeam.Pair;
import lantian.contactlog.child.CareTeam.Teaching;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.child.ClassId;
import lantian.contactlog.child.PairKind;
import lantian.contactlog.obligation.Children;
import lantian.contactlog.obligation.Closures;
import lantian.contactlog.obligation.Issuing;
import lantian.contactlog.obligation.Obligation;
import lantian.contactlog.obligation.ObligationId;
import lantian.contactlog.standard.ContactKind;
import lantian.contactlog.standard.Met;
import lantian.contactlog.standard.Stage;
import lantian.contactlog.standard.Standards;
import org.jspecify.annotations.NullMarked;

/** What happened to Xiao Ming in one school year, told step by step. */
@NullMarked
final class Story {

    static final CaregiverId TEACHER = new CaregiverId(id(11));
    static final CaregiverId OTHER_TEACHER = new CaregiverId(id(12));
    static final CaregiverId AGENT = new CaregiverId(id(13));
    static final CaregiverId DONOR = new CaregiverId(id(14));
    static final ClassId CLASS_ONE = new ClassId(id(21));
    static final ClassId CLASS_TWO = new ClassId(id(22));

    /** In class one until Christmas, then in class two; one agent parent, one donor. */
    static final CareTeam TEAM = new CareTeam(
            List.of(
                    new InClass(CLASS_ONE, Calendars.days("2025-09-01", "2025-12-25")),
                    new InClass(CLASS_TWO, since("2025-12-26"))),
            List.of(
                    new Teaching(TEACHER, CLASS_ONE, since("2025-09-01")),
                    new Teaching(OTHER_TEACHER, CLASS_TWO, since("2025-09-01"))),
            List.of(
                    new Pair(AGENT, PairKind.AGENT_PARENT, since("2025-09-01")),
                    new Pair(DONOR, PairKind.DONOR, since("2025-09-01"))));

    private static final AtomicLong CLOCK = new AtomicLong();

    private final List<Obligation> obligations;
    private final List<ContactHistory> contacts = new ArrayList<>();
    private final List<Excuse> excuses = new ArrayList<>();
    private Stage stage = Stage.PRIMARY;
    private CareTeam team = TEAM;
    private Standards standards = Standards.DEFAULT;
    private int made;

    Story() {
        this(new Issuing(Standards.DEFAULT, Calendars.YEAR, Closures.NONE, Optional.empty())
                .plan(Children.xiaoMing(), List.of())
                .obligations());
    }

    Story(List<Obligation> obligations) {
        this.obligations = obligations;
    }

    Story under(Standards other) {
        standards = other;
        return this;
    }

    Story inKindergarten() {
        stage = Stage.KINDERGARTEN;
        return this;
    }

    Story pairedUntil(String lastDay) {
        team = new CareTeam(
                team.classes(),
                team.teachers(),
                List.of(new Pair(AGENT, PairKind.AGENT_PARENT, Calendars.days("2025-09-01", lastDay))));
        return this;
    }

    /** The class teacher of another class is the only one paired with the child. */
    Story helpedByATeacher() {
        team = new CareTeam(
                team.classes(), team.teachers(), List.of(new Pair(OTHER_TEACHER, PairKind.STAFF, since("2025-09-01"))));
        return this;
    }

    /** An agent parent and the class teacher of another class. */
    Story helpedByTwo() {
        team = new CareTeam(
                team.classes(),
                team.teachers(),
                List.of(
                        new Pair(AGENT, PairKind.AGENT_PARENT, since("2025-09-01")),
                        new Pair(OTHER_TEACHER, PairKind.STAFF, since("2025-09-01"))));
        return this;
    }

    /** Each contact that tells of an occasion told before, with the one that told of it first. */
    Map<UUID, UUID> duplicates(String asOf) {
        return Occasions.duplicates(contacts, day(asOf));
    }

    /** A completed contact, entered on the day it took place. */
    UUID contact(ContactKind kind, String on, CaregiverId who, Met... met) {
        return entered(kind, on, on, who, met);
    }

    UUID entered(ContactKind kind, String on, String receivedOn, CaregiverId who, Met... met) {
        var contact = id(100 + ++made);
        contacts.add(new ContactHistory(contact, List.of(version(1, receivedOn, kind, true, on, Set.of(who), met))));
        return contact;
    }

    UUID failed(ContactKind kind, String on, CaregiverId who) {
        var contact = id(100 + ++made);
        contacts.add(new ContactHistory(contact, List.of(version(1, on, kind, false, on, Set.of(who)))));
        return contact;
    }

    UUID versions(ContactVersion... versions) {
        var contact = id(100 + ++made);
        contacts.add(new ContactHistory(contact, List.of(versions)));
        return contact;
    }

    void excused(Obligation obligation, String approvedOn) {
        excuses.add(new Excuse(obligation.id(), day(approvedOn)));
    }

    static ContactVersion version(
            int number,
            String receivedOn,
            ContactKind kind,
            boolean completed,
            String on,
            Set<CaregiverId> who,
            Met... met) {
        return new ContactVersion(number, received(receivedOn), kind, completed, day(on), who, Set.of(met), Set.of());
    }

    /** At noon; of two entries of one day the one told first came first. */
    static Receipt received(String on) {
        return new Receipt(
                day(on).atTime(12, 0).toInstant(ZoneOffset.ofHours(8)).plusMillis(CLOCK.getAndIncrement()), day(on));
    }

    Obligation owed(String rule, String dueOn) {
        return obligations.stream()
                .filter(obligation ->
                        obligation.rule().equals(rule) && obligation.dueOn().equals(day(dueOn)))
                .findFirst()
                .orElseThrow();
    }

    Standing standing(Obligation obligation, String asOf) {
        return Standing.of(obligation, history(obligation), day(asOf));
    }

    Knowledge known(Obligation obligation) {
        return history(obligation).latest();
    }

    History history(Obligation obligation) {
        return histories().getOrDefault(obligation.id(), History.UNMET);
    }

    /** Obligations that this contact satisfies as far as known now. */
    List<String> satisfiedBy(UUID contact) {
        var histories = histories();
        return obligations.stream()
                .filter(obligation ->
                        histories.getOrDefault(obligation.id(), History.UNMET).latest()
                                        instanceof Knowledge.Satisfied met
                                && met.contact().equals(contact))
                .map(obligation -> obligation.rule() + " " + obligation.dueOn())
                .sorted()
                .toList();
    }

    private Map<ObligationId, History> histories() {
        return new Matching(standards, stage, team).histories(obligations, contacts, excuses);
    }

    static UUID id(int number) {
        return new UUID(0x0199_9999_0000_7000L, 0x8000_0000_0000_0000L + number);
    }
}
