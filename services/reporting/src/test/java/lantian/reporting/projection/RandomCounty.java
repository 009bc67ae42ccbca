package lantian.reporting.projection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import lantian.reporting.projection.ChildFact.ClassSpell;
import lantian.reporting.projection.ChildFact.LeftBehindType;
import lantian.reporting.projection.ContactFact.Received;
import lantian.reporting.projection.ObligationFact.At;
import lantian.reporting.projection.ObligationFact.Known;
import lantian.reporting.projection.ObligationFact.State;
import org.jspecify.annotations.Nullable;

/** Schools whose children come, move, leave and are visited as chance has it; the same seed gives the same county. */
public final class RandomCounty {

    public static final LocalDate FIRST_DAY = LocalDate.of(2026, 8, 20);
    public static final int DAYS = 150;

    /** Everything that is announced about one school, oldest version first. */
    public record RandomSchool(
            UUID id,
            List<UUID> classes,
            List<UUID> caregivers,
            List<ChildHistory> children,
            List<PairHistory> pairs,
            List<ContactFact> contacts,
            List<ObligationFact> obligations) {}

    private static final List<String> KINDS = List.of("HOME_VISIT", "TALK", "FAMILY_CALL", "LETTER", "HEALTH_CHECK");
    private static final List<String> PAIRS = List.of("STAFF", "STAFF", "AGENT_PARENT", "FRIEND", "DONOR");

    private final Random random;

    private RandomCounty(long seed) {
        this.random = new Random(seed);
    }

    public static List<RandomSchool> of(long seed, int schools, int childrenPerSchool) {
        var county = new RandomCounty(seed);
        var made = new ArrayList<RandomSchool>();
        for (int i = 0; i < schools; i++) {
            made.add(county.school(childrenPerSchool));
        }
        return made;
    }

    private RandomSchool school(int size) {
        var school = new RandomSchool(
                id(),
                List.of(id(), id(), id()),
                List.of(id(), id(), id(), id()),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        for (int i = 0; i < size; i++) {
            child(school);
        }
        return school;
    }

    private void child(RandomSchool school) {
        var child = id();
        int versions = 1 + random.nextInt(3);
        var told = FIRST_DAY;
        for (int version = 1; version <= versions; version++) {
            told = told.plusDays(random.nextInt(40));
            school.children().add(ChildHistory.of(childFact(child, school, told, version)));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            pair(school, child);
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            contact(school, child);
        }
        for (int i = random.nextInt(8); i > 0; i--) {
            obligation(school, child);
        }
    }

    private ChildFact childFact(UUID child, RandomSchool school, LocalDate told, int version) {
        var enrolled = span(FIRST_DAY, 60);
        var moves = enrolled.from().plusDays(1 + random.nextInt(60));
        var staysInClass = random.nextInt(3) > 0 || (enrolled.to() != null && !moves.isBefore(enrolled.to()));
        var classes = random.nextInt(12) == 0
                ? List.<ClassSpell>of()
                : staysInClass
                        ? List.of(new ClassSpell(any(school.classes()), enrolled))
                        : List.of(
                                new ClassSpell(school.classes().get(0), new Span(enrolled.from(), moves.minusDays(1))),
                                new ClassSpell(school.classes().get(1), new Span(moves, enrolled.to())));
        return new ChildFact(
                child,
                random.nextInt(30) == 0 ? null : enrolled,
                classes,
                spans(3),
                random.nextBoolean() ? any(List.of(LeftBehindType.values())) : null,
                spans(2),
                spans(2),
                spans(1),
                told,
                version);
    }

    private void pair(RandomSchool school, UUID child) {
        var pair = id();
        var caregiver = any(school.caregivers());
        var kind = any(PAIRS);
        var active = span(FIRST_DAY, 80);
        var told = active.from().plusDays(random.nextInt(20));
        school.pairs()
                .add(PairHistory.of(
                        new PairFact(pair, child, caregiver, kind, new Span(active.from(), null), told, 1)));
        if (active.to() != null) {
            var ended = active.to().plusDays(random.nextInt(20));
            school.pairs().add(PairHistory.of(new PairFact(pair, child, caregiver, kind, active, ended, 2)));
        }
    }

    private void contact(RandomSchool school, UUID child) {
        var contact = id();
        var occurred = day(100);
        var received = occurred.plusDays(random.nextInt(9));
        var versions = new ArrayList<Received>();
        for (int version = 1 + random.nextInt(2); version > 0; version--) {
            versions.add(new Received(
                    versions.size() + 1,
                    instant(received),
                    received,
                    any(KINDS),
                    random.nextInt(6) > 0,
                    occurred,
                    random.nextBoolean()
                            ? List.of(any(school.caregivers()))
                            : List.of(
                                    school.caregivers().get(0),
                                    school.caregivers().get(1))));
            school.contacts().add(new ContactFact(contact, child, List.copyOf(versions), versions.size()));
            received = received.plusDays(random.nextInt(15));
            occurred = occurred.minusDays(random.nextInt(3));
        }
    }

    private void obligation(RandomSchool school, UUID child) {
        var id = id();
        var opens = day(90);
        var due = opens.plusDays(random.nextInt(28));
        // three school days, or as long as a holiday lies between
        var grace = due.plusDays(3 + random.nextInt(random.nextInt(4) == 0 ? 40 : 5));
        var late = due.plusDays(30);
        var voidFrom = random.nextInt(6) == 0 ? opens.plusDays(random.nextInt(50) - 5) : null;
        var knownFrom = random.nextInt(8) == 0 ? opens.plusDays(random.nextInt(40)) : null;
        var places = places(school, opens);
        var history = new ArrayList<Known>();
        var known = opens.plusDays(random.nextInt(30));
        int versions = 1 + random.nextInt(4);
        for (int version = 1; version <= versions; version++) {
            school.obligations()
                    .add(new ObligationFact(
                            id,
                            child,
                            opens,
                            due,
                            grace,
                            late,
                            knownFrom,
                            version == versions ? voidFrom : null,
                            places,
                            List.copyOf(history),
                            version));
            history.add(known(known, opens, due, grace, late));
            known = known.plusDays(1 + random.nextInt(20));
        }
    }

    private List<At> places(RandomSchool school, LocalDate opens) {
        var places = new ArrayList<At>();
        for (int moves = 1 + random.nextInt(3); moves > 0; moves--) {
            places.add(new At(
                    places.isEmpty() ? opens : places.getLast().from().plusDays(1 + random.nextInt(20)),
                    random.nextInt(15) == 0 ? null : any(school.classes()),
                    random.nextInt(5) == 0 ? null : any(school.caregivers())));
        }
        return places;
    }

    private Known known(LocalDate on, LocalDate opens, LocalDate due, LocalDate grace, LocalDate late) {
        return switch (random.nextInt(5)) {
            case 0 -> new Known(on, State.UNMET, null, false);
            case 1 -> new Known(on, State.EXCUSED, null, false);
            default -> {
                var last = on.isBefore(late) ? on : late;
                var occurred = last.minusDays(random.nextInt(6));
                var within = occurred.isBefore(opens) ? opens : occurred;
                yield new Known(on, State.MET, within, !within.isAfter(due) && !on.isAfter(grace));
            }
        };
    }

    private List<Span> spans(int most) {
        var spans = new ArrayList<Span>();
        var from = FIRST_DAY;
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            var span = span(from, 30);
            spans.add(span);
            if (span.to() == null) {
                break;
            }
            from = span.to().plusDays(2);
        }
        return spans;
    }

    private Span span(LocalDate earliest, int length) {
        var from = earliest.plusDays(random.nextInt(30));
        return new Span(from, random.nextInt(3) == 0 ? end(from, length) : null);
    }

    private @Nullable LocalDate end(LocalDate from, int length) {
        return from.plusDays(random.nextInt(length));
    }

    private LocalDate day(int within) {
        return FIRST_DAY.plusDays(random.nextInt(within));
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static Instant instant(LocalDate day) {
        return day.atTime(3, 0).toInstant(ZoneOffset.UTC);
    }
}
