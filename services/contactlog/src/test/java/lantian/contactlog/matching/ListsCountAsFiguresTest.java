package lantian.contactlog.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import lantian.contactlog.obligation.Obligation;
import lantian.contactlog.obligation.ObligationId;
import lantian.contactlog.standard.Standards;
import lantian.contactlog.tracking.CareRecords;
import lantian.contactlog.tracking.TrackedObligation;
import lantian.contactlog.worklist.Worklists;
import lantian.contactlog.worklist.Worklists.Filter;
import lantian.contactlog.worklist.Worklists.Part;
import lantian.contactlog.worklist.Worklists.Query;
import lantian.contactlog.worklist.Worklists.Standing;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.TenantId;
import lantian.platform.testkit.LantianTest;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A list never counts otherwise than the figure of the same name: lists against the words of figures.md, over random stories. */
@NullMarked
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@LantianTest(database = "contactlog", kafka = true, keycloak = true)
class ListsCountAsFiguresTest {

    @Autowired
    CareRecords records;

    @Autowired
    Worklists worklists;

    @Autowired
    PlatformTransactionManager transactions;

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_standing_counts_as_its_figure(long seed) {
        var story = RandomStory.of(seed);
        var today = story.someDay(seed);
        var known = knownOn(story, today);
        var school = new TenantId(UUID.randomUUID());

        var listed = Tenancy.asSystem(
                school,
                () -> new TransactionTemplate(transactions).execute(_ -> {
                    records.store(story.obligations().stream()
                            .filter(obligation -> !obligation.knownFrom().isAfter(today)
                                    || obligation.cause().isEmpty())
                            .map(obligation -> new TrackedObligation(
                                    obligation, known.getOrDefault(obligation.id(), History.UNMET), List.of(), 1))
                            .toList());
                    return listed(today);
                }));

        assertThat(listed).isEqualTo(figures(story, known, today));
    }

    private Map<Standing, Long> listed(LocalDate today) {
        var counts = new EnumMap<Standing, Long>(Standing.class);
        for (var standing : Standing.values()) {
            var lines = worklists.of(
                    new Part(null, null, false, null, null),
                    Standards.DEFAULT,
                    new Query(new Filter(null, standing), today, null, 1000));
            assertThat(lines).allMatch(line -> line.standing() == standing);
            counts.put(standing, (long) lines.size());
        }
        return counts;
    }

    /** Today only what was received by now is known. */
    private static Map<ObligationId, History> knownOn(RandomStory story, LocalDate today) {
        var contacts = story.contacts().stream()
                .map(contact -> new ContactHistory(
                        contact.contact(),
                        contact.versions().stream()
                                .filter(version -> !version.receivedOn().isAfter(today))
                                .toList()))
                .filter(contact -> !contact.versions().isEmpty())
                .toList();
        var excuses = story.excuses().stream()
                .filter(excuse -> !excuse.approvedOn().isAfter(today))
                .toList();
        return story.matching().histories(story.obligations(), contacts, excuses);
    }

    /** Each figure by its own words. */
    private static Map<Standing, Long> figures(RandomStory story, Map<ObligationId, History> known, LocalDate today) {
        var counts = new EnumMap<Standing, Long>(Standing.class);
        for (var standing : Standing.values()) {
            counts.put(standing, 0L);
        }
        for (var obligation : story.obligations()) {
            if (obligation.knownFrom().isAfter(today)) {
                if (obligation.cause().isEmpty()) {
                    counts.merge(Standing.NOT_YET, 1L, Long::sum);
                }
                continue;
            }
            var knowledge = known.getOrDefault(obligation.id(), History.UNMET).latest();
            counts.merge(word(obligation, knowledge, today), 1L, Long::sum);
        }
        return counts;
    }

    private static Standing word(Obligation obligation, Knowledge knowledge, LocalDate today) {
        var graceOver = obligation.graceUntil().isBefore(today);
        return switch (knowledge) {
            case Knowledge.Excused() -> Standing.EXCUSED;
            case Knowledge.Satisfied met ->
                graceOver ? (met.onTime() ? Standing.ON_TIME : Standing.LATE) : Standing.OPEN;
            case Knowledge.Unmet() -> {
                if (obligation
                        .voided()
                        .filter(since -> !since.from().isAfter(today))
                        .isPresent()) {
                    yield Standing.VOID;
                }
                if (graceOver) {
                    yield obligation.lateUntil().isBefore(today) ? Standing.MISSED : Standing.OVERDUE;
                }
                yield obligation.dueOn().isBefore(today) ? Standing.AWAITING_ENTRY : Standing.OPEN;
            }
        };
    }
}
