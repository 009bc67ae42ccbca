package lantian.contactlog.matching;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import lantian.contactlog.calendar.Calendars;
import lantian.contactlog.child.Timeline;
import lantian.contactlog.matching.Knowledge.Satisfied;
import lantian.contactlog.obligation.Issuing;
import lantian.contactlog.obligation.Obligation;
import lantian.contactlog.obligation.ObligationId;
import lantian.contactlog.obligation.Plan;
import lantian.contactlog.standard.Standards;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The "always true" list of the figures, over random school years. Each case checks a block of seeds. */
@NullMarked
class AlwaysTrueTest {

    private static final int BLOCK = 100;

    /** Each is told once, for all that is said about it. */
    private static final Map<Long, RandomStory> STORIES = new HashMap<>();

    private static final IdentityHashMap<RandomStory, Map<ObligationId, History>> HISTORIES = new IdentityHashMap<>();

    static LongStream blocks() {
        return LongStream.range(0, 20).map(block -> block * BLOCK);
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void every_obligation_is_exactly_one_of_closed_open_void_and_excused(long first) {
        stories(first).forEach((seed, story) -> {
            var asOf = story.someDay(seed);
            var histories = histories(story);
            var issued = story.obligations().stream()
                    .filter(obligation -> !obligation.opensOn().isAfter(asOf))
                    .filter(obligation -> obligation
                            .cause()
                            .filter(cause -> cause.knownOn().isAfter(asOf))
                            .isEmpty())
                    .toList();

            // by the words of the definitions, not by Standing
            Predicate<Obligation> excused =
                    obligation -> knowledge(histories, obligation, asOf) instanceof Knowledge.Excused;
            Predicate<Obligation> unmet =
                    obligation -> knowledge(histories, obligation, asOf) instanceof Knowledge.Unmet;
            Predicate<Obligation> isVoid = unmet.and(obligation -> obligation.voidOn(asOf));
            Predicate<Obligation> gracePassed =
                    obligation -> obligation.graceUntil().isBefore(asOf);
            var closed = gracePassed.and(excused.negate()).and(isVoid.negate());
            var open = gracePassed.negate().and(excused.negate()).and(isVoid.negate());

            assertThat(count(issued, closed) + count(issued, open) + count(issued, isVoid) + count(issued, excused))
                    .isEqualTo(issued.size());
            issued.forEach(obligation -> {
                var standing = Standing.of(obligation, histories.getOrDefault(obligation.id(), History.UNMET), asOf);
                assertThat(standing.closed()).isEqualTo(closed.test(obligation));
                assertThat(standing.open()).isEqualTo(open.test(obligation));
                assertThat(standing == Standing.VOID).isEqualTo(isVoid.test(obligation));
            });
        });
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void on_time_is_within_completed_is_within_closed(long first) {
        stories(first).forEach((seed, story) -> {
            var asOf = story.someDay(seed);
            var histories = histories(story);
            var closed = story.obligations().stream()
                    .filter(obligation -> standing(histories, obligation, asOf).closed())
                    .toList();

            var onTime = closed.stream()
                    .filter(obligation -> standing(histories, obligation, asOf) == Standing.ON_TIME)
                    .toList();
            var completed = closed.stream()
                    .filter(obligation -> knowledge(histories, obligation, asOf) instanceof Satisfied met
                            && !met.occurredOn().isBefore(obligation.opensOn())
                            && !met.occurredOn().isAfter(obligation.lateUntil())
                            && !met.receivedOn().isAfter(asOf))
                    .toList();

            assertThat(completed).containsAll(onTime);
            assertThat(onTime).allSatisfy(obligation -> {
                var met = (Satisfied) knowledge(histories, obligation, asOf);
                assertThat(obligation.days().contains(met.occurredOn())).isTrue();
                assertThat(met.receivedOn()).isBeforeOrEqualTo(obligation.graceUntil());
            });
            assertThat(count(closed, obligation -> standing(histories, obligation, asOf) == Standing.LATE))
                    .isEqualTo(completed.size() - onTime.size());
        });
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void a_contact_serves_at_most_one_obligation_of_a_rule_at_any_time(long first) {
        stories(first).forEach((seed, story) -> {
            var histories = histories(story);
            var asOf = story.someDay(seed);

            story.obligations().stream()
                    .collect(groupingBy(Obligation::rule))
                    .values()
                    .forEach(ofRule -> assertThat(ofRule.stream()
                                    .map(obligation -> knowledge(histories, obligation, asOf))
                                    .filter(Satisfied.class::isInstance)
                                    .map(known -> ((Satisfied) known).contact()))
                            .doesNotHaveDuplicates());
        });
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void what_is_known_of_a_past_day_does_not_change_by_what_is_recorded_later(long first) {
        stories(first).forEach((seed, story) -> {
            var asOf = story.someDay(seed);
            var contactsThen = story.contacts().stream()
                    .map(contact -> new ContactHistory(
                            contact.contact(),
                            contact.versions().stream()
                                    .filter(version -> !version.receivedOn().isAfter(asOf))
                                    .toList()))
                    .filter(contact -> !contact.versions().isEmpty())
                    .toList();
            var excusesThen = story.excuses().stream()
                    .filter(excuse -> !excuse.approvedOn().isAfter(asOf))
                    .toList();

            var then = story.matching().histories(story.obligations(), contactsThen, excusesThen);
            var now = histories(story);

            story.obligations()
                    .forEach(obligation ->
                            assertThat(knowledge(now, obligation, asOf)).isEqualTo(knowledge(then, obligation, asOf)));
        });
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void the_order_in_which_things_are_processed_does_not_matter(long first) {
        stories(first).forEach((seed, story) -> {
            var obligations = new ArrayList<>(story.obligations());
            var contacts = new ArrayList<>(story.contacts());
            var excuses = new ArrayList<>(story.excuses());
            var order = new Random(seed);
            Collections.shuffle(obligations, order);
            Collections.shuffle(contacts, order);
            Collections.shuffle(excuses, order);

            assertThat(story.matching().histories(obligations, contacts, excuses))
                    .isEqualTo(histories(story));
        });
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void issuing_again_changes_nothing(long first) {
        stories(first).forEach((_, story) -> {
            var again = story.issuing().plan(story.child(), story.triggers());

            assertThat(again.obligations()).isEqualTo(story.obligations());
            assertThat(again.over(story.obligations(), _ -> false)).isEqualTo(story.obligations());
            assertThat(again.obligations()).extracting(Obligation::id).doesNotHaveDuplicates();
        });
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void what_is_issued_in_any_order_of_facts_ends_the_same(long first) {
        stories(first).forEach((seed, story) -> {
            var other = RandomStory.of(seed + 1);
            Plan before = story.issuing().plan(other.child(), List.of());

            var viaOther = story.issuing().plan(story.child(), story.triggers()).over(before.obligations(), _ -> false);

            assertThat(viaOther)
                    .filteredOn(obligation -> obligation
                            .voided()
                            .filter(since -> since.reason() == Obligation.Reason.WITHDRAWN)
                            .isEmpty())
                    .containsExactlyInAnyOrderElementsOf(story.obligations());
        });
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void no_unmet_obligation_overlooks_a_contact_that_nothing_else_took(long first) {
        stories(first).forEach((_, story) -> {
            var histories = histories(story);
            var end = LocalDate.of(2027, 1, 1);
            var unmet = story.obligations().stream()
                    .filter(obligation -> knowledge(histories, obligation, end) instanceof Knowledge.Unmet)
                    .toList();
            for (var obligation : unmet) {
                var taken = story.obligations().stream()
                        .filter(other -> other.rule().equals(obligation.rule()))
                        .map(other -> knowledge(histories, other, end))
                        .filter(Satisfied.class::isInstance)
                        .map(known -> ((Satisfied) known).contact())
                        .toList();
                var canServe = ByTheWords.thatCanServe(story.contacts(), end);
                var free = story.contacts().stream()
                        .filter(contact -> canServe.contains(contact.contact()))
                        .filter(contact -> !taken.contains(contact.contact()))
                        .toList();

                var alone = story.matching().histories(List.of(obligation), free, List.of());

                assertThat(knowledge(alone, obligation, end)).isInstanceOf(Knowledge.Unmet.class);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void of_the_contacts_of_one_occasion_only_the_first_ever_serves(long first) {
        stories(first).forEach((seed, story) -> {
            var histories = histories(story);
            for (var asOf : List.of(story.someDay(seed), story.someDay(seed + 3), LocalDate.of(2027, 1, 1))) {
                var canServe = ByTheWords.thatCanServe(story.contacts(), asOf);
                var completed = story.contacts().stream()
                        .flatMap(contact -> contact.knownOn(asOf).stream())
                        .filter(known -> known.version().completed())
                        .map(KnownContact::contact)
                        .toList();

                assertThat(Occasions.duplicates(story.contacts(), asOf).keySet())
                        .isEqualTo(completed.stream()
                                .filter(contact -> !canServe.contains(contact))
                                .collect(toSet()));
                assertThat(story.obligations().stream()
                                .map(obligation -> knowledge(histories, obligation, asOf))
                                .filter(Satisfied.class::isInstance)
                                .map(known -> ((Satisfied) known).contact()))
                        .isSubsetOf(canServe);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void without_the_duplicates_everything_stands_the_same(long first) {
        stories(first).forEach((seed, story) -> {
            var end = LocalDate.of(2027, 1, 1);
            var canServe = ByTheWords.thatCanServe(story.contacts(), end);
            var once = story.contacts().stream()
                    .filter(contact -> canServe.contains(contact.contact()))
                    .toList();

            var histories = histories(story);
            var alone = story.matching().histories(story.obligations(), once, story.excuses());

            assertThat(story.obligations())
                    .allSatisfy(obligation -> assertThat(knowledge(histories, obligation, end))
                            .isEqualTo(knowledge(alone, obligation, end)));
        });
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void the_grace_is_what_the_words_say(long first) {
        stories(first)
                .forEach((_, story) -> assertThat(story.obligations())
                        .allSatisfy(obligation -> assertThat(obligation.graceUntil())
                                .as("due on %s", obligation.dueOn())
                                .isEqualTo(ByTheWords.graceUntil(obligation.dueOn(), Calendars.YEAR.terms()))));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void before_a_school_is_accountable_nothing_is_owed_and_then_as_to_a_child_that_enters(long first) {
        stories(first)
                .forEach((_, story) -> story.countsFrom().ifPresent(from -> {
                    var child = story.child();
                    var entering = new Timeline(
                            child.child(),
                            child.stage(),
                            child.enrolled(),
                            ByTheWords.from(from, child.leftBehind()),
                            child.highRisk(),
                            child.transferredIn());
                    var always = new Issuing(Standards.DEFAULT, Calendars.YEAR, story.closures(), Optional.empty());

                    assertThat(story.obligations())
                            .allSatisfy(obligation ->
                                    assertThat(obligation.opensOn()).isAfterOrEqualTo(from));
                    assertThat(story.obligations())
                            .isEqualTo(always.plan(entering, story.triggers()).obligations());
                    assertThat(story.obligations()).allSatisfy(obligation -> {
                        if (obligation.cause().isEmpty()
                                && obligation.opensOn().equals(from)
                                && obligation.voided().isEmpty()) {
                            var whole = always.plan(child, List.of()).obligations().stream()
                                    .filter(usual -> usual.id().equals(obligation.id()))
                                    .findFirst();
                            var left = obligation.days().length();
                            whole.ifPresent(usual -> assertThat(left >= 14
                                            || 2 * left >= usual.days().length())
                                    .isTrue());
                        }
                    });
                }));
    }

    private static Map<Long, RandomStory> stories(long first) {
        var stories = new HashMap<Long, RandomStory>();
        LongStream.range(first, first + BLOCK)
                .forEach(seed -> stories.put(seed, STORIES.computeIfAbsent(seed, RandomStory::of)));
        return stories;
    }

    private static Map<ObligationId, History> histories(RandomStory story) {
        return HISTORIES.computeIfAbsent(
                story, told -> told.matching().histories(told.obligations(), told.contacts(), told.excuses()));
    }

    private static Knowledge knowledge(Map<ObligationId, History> histories, Obligation obligation, LocalDate asOf) {
        return histories.getOrDefault(obligation.id(), History.UNMET).on(asOf);
    }

    private static Standing standing(Map<ObligationId, History> histories, Obligation obligation, LocalDate asOf) {
        return Standing.of(obligation, histories.getOrDefault(obligation.id(), History.UNMET), asOf);
    }

    private static long count(List<Obligation> obligations, Predicate<Obligation> which) {
        return obligations.stream().filter(which).count();
    }
}
