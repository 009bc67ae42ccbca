package lantian.contactlog.matching;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import lantian.contactlog.calendar.Calendars;
import lantian.contactlog.calendar.Days;
import lantian.contactlog.child.CareTeam;
import lantian.contactlog.child.CareTeam.InClass;
import lantian.contactlog.child.CareTeam.Pair;
import lantian.contactlog.child.CareTeam.Teaching;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.child.PairKind;
import lantian.contactlog.child.Timeline;
import lantian.contactlog.obligation.Children;
import lantian.contactlog.obligation.Closures;
import lantian.contactlog.obligation.Issuing;
import lantian.contactlog.obligation.Obligation;
import lantian.contactlog.obligation.Trigger;
import lantian.contactlog.standard.ContactKind;
import lantian.contactlog.standard.Met;
import lantian.contactlog.standard.Stage;
import lantian.contactlog.standard.Standards;
import org.jspecify.annotations.NullMarked;

/** A child's school year as chance wrote it; the same seed writes the same story. */
@NullMarked
record RandomStory(
        Timeline child,
        Closures closures,
        Optional<LocalDate> countsFrom,
        Issuing issuing,
        List<Trigger> triggers,
        List<Obligation> obligations,
        List<ContactHistory> contacts,
        List<Excuse> excuses,
        Matching matching) {

    private static final LocalDate START = LocalDate.of(2025, 8, 20);
    private static final List<CaregiverId> EVERYBODY =
            List.of(Story.TEACHER, Story.OTHER_TEACHER, Story.AGENT, Story.DONOR);
    private static final List<ContactKind> KINDS = List.of(
            ContactKind.HOME_VISIT,
            ContactKind.TALK,
            ContactKind.TALK,
            ContactKind.TALK,
            ContactKind.FAMILY_CALL,
            ContactKind.GUARDIAN_CONTACT,
            ContactKind.LETTER,
            ContactKind.PARENT_CALL,
            ContactKind.HEALTH_CHECK,
            ContactKind.GUARDIAN_TRAINING);

    static RandomStory of(long seed) {
        return new Writer(RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom")
                        .create(seed))
                .write();
    }

    private record Writer(RandomGenerator chance) {

        RandomStory write() {
            var stage = chance.nextInt(4) == 0 ? Stage.KINDERGARTEN : Stage.PRIMARY;
            var enrolled = chance.nextBoolean() ? Days.of(START, null) : some();
            var child = new Timeline(
                    Children.XIAO_MING,
                    stage,
                    enrolled,
                    several(2),
                    several(1),
                    chance.nextInt(5) == 0 ? Optional.of(enrolled.from()) : Optional.empty());
            var closures = new Closures(chance.nextInt(3) == 0 ? several(2) : List.of());
            var countsFrom = chance.nextInt(3) == 0 ? Optional.of(day()) : Optional.<LocalDate>empty();
            var issuing = new Issuing(Standards.DEFAULT, Calendars.YEAR, closures, countsFrom);
            var contacts = contacts();
            var triggers = contacts.stream()
                    .filter(_ -> chance.nextInt(6) == 0)
                    .map(contact -> {
                        var first = contact.versions().getFirst();
                        return Trigger.raised(contact.contact(), first.occurredOn(), first.receivedOn());
                    })
                    .toList();
            var obligations = issuing.plan(child, triggers).obligations();
            return new RandomStory(
                    child,
                    closures,
                    countsFrom,
                    issuing,
                    triggers,
                    obligations,
                    contacts,
                    excuses(obligations),
                    new Matching(Standards.DEFAULT, stage, team()));
        }

        private CareTeam team() {
            return new CareTeam(
                    List.of(new InClass(Story.CLASS_ONE, some()), new InClass(Story.CLASS_TWO, some())),
                    List.of(
                            new Teaching(Story.TEACHER, Story.CLASS_ONE, Days.of(START, null)),
                            new Teaching(Story.OTHER_TEACHER, Story.CLASS_TWO, Days.of(START, null))),
                    List.of(
                            new Pair(Story.AGENT, PairKind.AGENT_PARENT, some()),
                            new Pair(Story.TEACHER, PairKind.STAFF, some()),
                            new Pair(Story.DONOR, PairKind.DONOR, some())));
        }

        private List<ContactHistory> contacts() {
            var contacts = new ArrayList<ContactHistory>();
            int many = chance.nextInt(40);
            for (int number = 0; number < many; number++) {
                var versions = new ArrayList<ContactVersion>();
                versions.add(
                        !contacts.isEmpty() && chance.nextInt(3) == 0
                                ? toldAgain(contacts.get(chance.nextInt(contacts.size())))
                                : versionOf(1, day()));
                while (chance.nextInt(4) == 0) {
                    versions.add(versionOf(
                            versions.size() + 1, versions.getLast().receivedOn().plusDays(chance.nextInt(20))));
                }
                contacts.add(new ContactHistory(Story.id(200 + number), versions));
            }
            return contacts;
        }

        /** Of the same visit, by somebody who was there too, some days later or on the same day. */
        private ContactVersion toldAgain(ContactHistory other) {
            var first = other.versions().getFirst();
            return new ContactVersion(
                    1,
                    receipt(first.occurredOn().plusDays(chance.nextInt(5))),
                    first.kind(),
                    chance.nextInt(8) != 0,
                    first.occurredOn(),
                    chance.nextBoolean() ? first.participants() : someOf(EVERYBODY),
                    first.met(),
                    Set.of());
        }

        private Receipt receipt(LocalDate on) {
            return new Receipt(on.atTime(chance.nextInt(24), chance.nextInt(60)).toInstant(ZoneOffset.ofHours(8)), on);
        }

        private Set<CaregiverId> someOf(List<CaregiverId> people) {
            var some = new HashSet<CaregiverId>(List.of(people.get(chance.nextInt(people.size()))));
            people.stream().filter(_ -> chance.nextInt(4) == 0).forEach(some::add);
            return some;
        }

        private ContactVersion versionOf(int number, LocalDate receivedOn) {
            var participants = someOf(EVERYBODY);
            return new ContactVersion(
                    number,
                    receipt(receivedOn),
                    KINDS.get(chance.nextInt(KINDS.size())),
                    chance.nextInt(8) != 0,
                    receivedOn.minusDays(chance.nextInt(4) == 0 ? chance.nextInt(40) : chance.nextInt(3)),
                    participants,
                    chance.nextBoolean() ? EnumSet.allOf(Met.class) : EnumSet.of(Met.CHILD),
                    chance.nextInt(4) == 0 ? someOf(List.copyOf(participants)) : Set.of());
        }

        private List<Excuse> excuses(List<Obligation> obligations) {
            return obligations.stream()
                    .filter(_ -> chance.nextInt(15) == 0)
                    .map(obligation ->
                            new Excuse(obligation.id(), obligation.opensOn().plusDays(chance.nextInt(40))))
                    .toList();
        }

        private List<Days> several(int atMost) {
            var some = new ArrayList<Days>();
            for (int i = 0; i <= chance.nextInt(atMost + 1); i++) {
                some.add(chance.nextInt(3) == 0 ? Days.of(day(), null) : some());
            }
            return some;
        }

        private Days some() {
            var from = day();
            return new Days(from, from.plusDays(chance.nextInt(200)));
        }

        private LocalDate day() {
            return START.plusDays(chance.nextInt(330));
        }
    }

    LocalDate someDay(long seed) {
        return START.plusDays(Math.floorMod(seed * 31 + 7, 400L));
    }
}
