package lantian.contactlog.contact;

import static lantian.contactlog.calendar.Calendars.day;
import static lantian.contactlog.calendar.Calendars.since;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.contactlog.child.CareTeam;
import lantian.contactlog.child.CareTeam.Pair;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.child.PairKind;
import lantian.contactlog.contact.RecordContact.Entry;
import lantian.contactlog.contact.Recording.Recorded;
import lantian.contactlog.contact.Recording.Refused;
import lantian.contactlog.obligation.Children;
import lantian.contactlog.standard.ContactKind;
import lantian.contactlog.standard.Met;
import lantian.contactlog.tracking.CareRecord;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.TenantId;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of what somebody reports, one by one and several at once. */
@NullMarked
class NewContactsTest {

    private static final ZoneId COUNTY = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2025-10-20T02:00:00Z");
    private static final CaregiverId ME = new CaregiverId(new UUID(0, 1));
    private static final CaregiverId MY_OTHER_SELF = new CaregiverId(new UUID(0, 2));
    private static final Actor AGENT = actor(8);
    private static final ContactId ONE = new ContactId(new UUID(1, 1));
    private static final ContactId TWO = new ContactId(new UUID(1, 2));

    @Test
    void what_is_reported_first_is_kept_with_its_author_as_the_one_who_took_part() {
        var contacts = by(AGENT, Map.of());

        var recorded = (Recorded) contacts.record(talk(ONE, "2025-10-19", "a"));

        assertThat(recorded.first()).isTrue();
        assertThat(recorded.contact().author()).isEqualTo(AGENT.account());
        assertThat(recorded.contact().current().report().participants()).containsExactly(ME);
        assertThat(contacts.fresh()).containsOnlyKeys(ONE);
    }

    @Test
    void several_are_received_in_the_order_reported() {
        var contacts = by(AGENT, Map.of());
        contacts.record(talk(TWO, "2025-10-19", "b"));
        contacts.record(talk(ONE, "2025-10-19", "a"));

        assertThat(contacts.fresh().values().stream()
                        .map(contact -> contact.current().receivedAt()))
                .containsExactly(NOW, NOW.plusNanos(1000));
        assertThat(contacts.fresh().keySet()).containsExactly(TWO, ONE);
    }

    @Test
    void the_same_a_second_time_is_a_repetition_and_another_under_its_id_is_refused() {
        var contacts = by(AGENT, Map.of());
        contacts.record(talk(ONE, "2025-10-19", "a"));

        assertThat(contacts.record(talk(ONE, "2025-10-19", "a"))).isEqualTo(repetition(contacts.fresh()));
        assertThat(contacts.record(talk(ONE, "2025-10-18", "b"))).isEqualTo(Refused.ID_ALREADY_USED);
        assertThat(contacts.fresh()).hasSize(1);
    }

    @Test
    void what_stands_there_is_repeated_by_its_author_alone_even_after_the_pair_has_ended() {
        var stored = by(AGENT, Map.of());
        stored.record(talk(ONE, "2025-10-19", "a"));
        var before = stored.fresh();

        assertThat(by(AGENT, before).record(talk(ONE, "2025-10-19", "a"))).isEqualTo(repetition(before));
        assertThat(new NewContacts(
                                file(CareTeam.NOBODY),
                                new Contacts.Before(before, Set.of(ME), Set.of()),
                                AGENT,
                                NOW,
                                COUNTY)
                        .record(talk(ONE, "2025-10-19", "a")))
                .isEqualTo(repetition(before));
        assertThat(new NewContacts(
                                file(CareTeam.NOBODY),
                                new Contacts.Before(before, Set.of(), Set.of()),
                                actor(9),
                                NOW,
                                COUNTY)
                        .record(talk(ONE, "2025-10-19", "a")))
                .isEqualTo(Refused.UNKNOWN_CHILD);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-10-21, IN_THE_FUTURE",
        "2025-10-20, ",
        "2025-09-01, ",
        "2025-08-31, BEFORE_ENROLMENT",
    })
    void the_day_is_one_on_which_the_child_was_here(String on, @Nullable Refused refused) {
        var recording = by(AGENT, Map.of()).record(talk(ONE, on, "a"));

        if (refused == null) {
            assertThat(recording).isInstanceOf(Recorded.class);
        } else {
            assertThat(recording).isEqualTo(refused);
        }
    }

    @Test
    void one_that_is_refused_leaves_the_others_standing() {
        var contacts = by(AGENT, Map.of());

        assertThat(contacts.record(talk(ONE, "2026-01-01", "a"))).isEqualTo(Refused.IN_THE_FUTURE);
        assertThat(contacts.record(talk(TWO, "2025-10-19", "b"))).isInstanceOf(Recorded.class);
        assertThat(contacts.fresh()).containsOnlyKeys(TWO);
    }

    private static Recorded repetition(Map<ContactId, Contact> stored) {
        return new Recorded(Objects.requireNonNull(stored.get(ONE)), false);
    }

    private static NewContacts by(Actor actor, Map<ContactId, Contact> before) {
        var team =
                new CareTeam(List.of(), List.of(), List.of(new Pair(ME, PairKind.AGENT_PARENT, since("2025-09-01"))));
        return new NewContacts(
                file(team), new Contacts.Before(before, Set.of(ME, MY_OTHER_SELF), Set.of(ME)), actor, NOW, COUNTY);
    }

    private static CareRecord file(CareTeam team) {
        return new CareRecord(Children.enrolled(since("2025-09-01")), team, List.of(), List.of(), List.of());
    }

    private static Entry talk(ContactId id, String on, String fingerprint) {
        LocalDate occurredOn = day(on);
        return new Entry(
                id,
                new Report(ContactKind.TALK, occurredOn, true, Set.of(), Set.of(Met.CHILD), Set.of(), Content.NONE),
                false,
                fingerprint);
    }

    private static Actor actor(int number) {
        return new Actor(
                new UUID(0, number),
                "somebody",
                new TenantId(new UUID(0, 7)),
                Set.of(Role.CAREGIVER),
                Optional.empty());
    }
}
