package lantian.contactlog.contact;

import static lantian.contactlog.calendar.Calendars.YEAR;
import static lantian.contactlog.calendar.Calendars.day;
import static lantian.contactlog.calendar.Calendars.days;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.contactlog.obligation.Children;
import lantian.contactlog.obligation.Closures;
import lantian.contactlog.obligation.Issuing;
import lantian.contactlog.obligation.Obligation.Cause;
import lantian.contactlog.standard.ContactKind;
import lantian.contactlog.standard.Met;
import lantian.contactlog.standard.Standards;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is noticed in a talk and what it asks for. */
@NullMarked
class SignTest {

    private static final ZoneId COUNTY = ZoneId.of("Asia/Shanghai");
    private static final UUID TALK = UUID.fromString("01999999-0000-7000-8000-0000000000c1");
    private static final UUID AUTHOR = UUID.fromString("01999999-0000-7000-8000-0000000000a1");

    @ParameterizedTest
    @CsvSource({
        "LOW_MOOD, 情绪不好必访",
        "UNWELL, 身体不佳必访",
        "FALLING_MARKS, 成绩下降必访",
        "LATE_OR_LEFT_EARLY, 迟到早退必访",
        "QUARREL, 与同学争吵必访",
    })
    @Tag("A053")
    @Tag("C101")
    @Tag("C207")
    @Tag("F01")
    @Tag("F07")
    @Tag("F13")
    @Tag("F14")
    @Tag("F18")
    void each_of_the_five_signs_asks_for_a_home_visit_within_three_school_days(Sign sign, String rule) {
        var trigger = talk(Set.of(sign)).reported(COUNTY).trigger().orElseThrow();

        var owed = new Issuing(Standards.DEFAULT, YEAR, Closures.NONE, Optional.empty())
                .triggered(Children.xiaoMing(), trigger);

        assertThat(owed).as(rule).singleElement().satisfies(visit -> {
            assertThat(visit.rule()).isEqualTo("MUST-VISIT");
            assertThat(visit.kind()).isEqualTo(ContactKind.HOME_VISIT);
            // from Friday to the Wednesday after
            assertThat(visit.days()).isEqualTo(days("2025-09-05", "2025-09-10"));
            assertThat(visit.cause()).contains(new Cause(TALK, day("2025-09-05")));
        });
    }

    @Test
    void a_talk_without_a_sign_asks_for_no_visit() {
        assertThat(talk(Set.of()).reported(COUNTY).trigger()).isEmpty();
    }

    private static Contact talk(Set<Sign> signs) {
        var report =
                new Report(ContactKind.TALK, day("2025-09-05"), true, Set.of(), Set.of(Met.CHILD), signs, Content.NONE);
        var version = new Contact.Version(
                1,
                AUTHOR,
                Instant.parse("2025-09-05T08:00:00Z"),
                report,
                false,
                Optional.empty(),
                Set.of(),
                "fingerprint");
        return new Contact(new ContactId(TALK), Children.XIAO_MING, AUTHOR, false, List.of(version), List.of());
    }
}
