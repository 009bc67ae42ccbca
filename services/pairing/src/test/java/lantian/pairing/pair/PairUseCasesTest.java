package lantian.pairing.pair;

import static lantian.pairing.caregiver.Staffroom.villagerLi;
import static lantian.pairing.pair.Village.leaving;
import static lantian.pairing.pair.Village.meiLing;
import static lantian.pairing.pair.Village.xiaoMing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lantian.pairing.pair.Ending.EndedBefore;
import lantian.pairing.pair.Ending.NowEnded;
import lantian.pairing.pair.Ending.PairClosing;
import lantian.pairing.pair.Pairing.Agreed;
import lantian.pairing.pair.Pairing.Refused;
import lantian.pairing.pair.StartPair.Wish;
import lantian.platform.tenancy.PutRefused;
import lantian.platform.tenancy.PutRequest;
import lantian.platform.tenancy.Vault;
import org.junit.jupiter.api.Test;

/** Each use case as it decides, stores, says and publishes; locks and walls are tested on the database. */
class PairUseCasesTest {

    private static final PairId PAIR = new PairId(new UUID(0x7000, 1));

    private final SchoolInMemory school = new SchoolInMemory().with(xiaoMing()).with(villagerLi(null));
    private final Wish wish = wish(Kind.STAFF, "2026-09-07");

    @Test
    void a_pair_is_stored_noted_and_published_once() {
        var first = school.startPair().start(PAIR, wish, PutRequest.ofNew("one"));
        var again = school.startPair().start(PAIR, wish, PutRequest.ofNew("one"));

        assertThat(first.created()).isTrue();
        assertThat(again.created()).isFalse();
        assertThat(again.pairing()).isEqualTo(first.pairing());
        assertThat(school.audit.actions()).containsExactly("pair.started");
        assertThat(school.published).hasSize(1);
        assertThat(school.pairs.stored()).isEqualTo(1);
    }

    @Test
    void another_wish_under_the_same_id_needs_the_version_that_stands_there() {
        var _ = school.startPair().start(PAIR, wish, PutRequest.ofNew("one"));
        var other = wish(Kind.AGENT_PARENT, "2026-09-08");

        assertThatThrownBy(() -> school.startPair().start(PAIR, other, PutRequest.ofNew("other")))
                .isInstanceOf(PutRefused.class);
        assertThatThrownBy(() -> school.startPair().start(PAIR, other, knowing(7)))
                .isInstanceOf(PutRefused.class);
        var corrected = school.startPair().start(PAIR, other, knowing(1));

        assertThat(corrected.pairing())
                .isInstanceOfSatisfying(
                        Agreed.class, agreed -> assertThat(agreed.pair().kind()).isEqualTo(Kind.AGENT_PARENT));
        assertThat(school.audit.actions()).containsExactly("pair.started", "pair.corrected");
    }

    @Test
    void a_correction_names_the_same_two() {
        school.with(meiLing());
        var _ = school.startPair().start(PAIR, wish, PutRequest.ofNew("one"));
        var moved = new Wish(meiLing().id(), wish.caregiver(), wish.kind(), wish.from());

        assertThat(school.startPair().start(PAIR, moved, knowing(1)).pairing()).isEqualTo(Refused.OTHER_PEOPLE);
    }

    @Test
    void a_refused_wish_leaves_no_trace() {
        var started = school.startPair().start(PAIR, wish(Kind.STAFF, "2026-08-31"), PutRequest.ofNew("early"));

        assertThat(started.pairing()).isEqualTo(Refused.BEFORE_ENROLMENT);
        assertThat(school.pairs.all()).isEmpty();
        assertThat(school.audit.entries()).isEmpty();
        assertThat(school.published).isEmpty();
    }

    @Test
    void whoever_is_not_of_the_school_is_unknown() {
        var strange = new Wish(meiLing().id(), wish.caregiver(), Kind.STAFF, wish.from());
        var nobody = new SchoolInMemory().with(xiaoMing());

        assertThat(school.startPair()
                        .start(PAIR, strange, PutRequest.ofNew("a"))
                        .pairing())
                .isEqualTo(Refused.UNKNOWN_CHILD);
        assertThat(nobody.startPair().start(PAIR, wish, PutRequest.ofNew("a")).pairing())
                .isEqualTo(Refused.UNKNOWN_CAREGIVER);
    }

    @Test
    void an_end_is_said_once_and_its_words_are_sealed() {
        var _ = school.startPair().start(PAIR, wish, PutRequest.ofNew("one"));
        var closing = closing("2026-10-31");

        assertThat(school.endPair().end(PAIR, closing)).isInstanceOf(NowEnded.class);
        assertThat(school.endPair().end(PAIR, closing)).isInstanceOf(EndedBefore.class);
        assertThat(school.endPair().end(PAIR, closing("2026-10-30"))).isEqualTo(Ending.Refused.ALREADY_ENDED);

        assertThat(school.audit.actions()).containsExactly("pair.started", "pair.ended");
        assertThat(school.audit.entries().getLast().details().toString()).doesNotContain(closing.reason());
        assertThat(new PairClosings(school.vault).of(school.pairs.all().getFirst()))
                .contains(closing);
    }

    @Test
    void a_pair_of_nobody_does_not_end() {
        assertThat(school.endPair().end(PAIR, closing("2026-10-31"))).isEqualTo(Ending.Refused.UNKNOWN_PAIR);
    }

    @Test
    void a_pair_ends_with_the_childs_last_day_whenever_that_is_heard_and_once() {
        var _ = school.startPair().start(PAIR, wish, PutRequest.ofNew("one"));
        var left = leaving(xiaoMing(), "2026-11-20");

        school.followChildren().follow(List.of(left));
        school.followChildren().follow(List.of(left));

        assertThat(school.pairs.all().getFirst().to()).isEqualTo("2026-11-20");
        assertThat(school.published).hasSize(2);
    }

    @Test
    void an_erased_childs_words_are_gone_and_the_pair_stays() {
        var _ = school.startPair().start(PAIR, wish, PutRequest.ofNew("one"));
        var _ = school.endPair().end(PAIR, closing("2026-10-31"));

        school.followChildren().erased(xiaoMing().id());

        assertThat(school.pairs.all()).hasSize(1);
        assertThat(school.pairs.all().getFirst().reason()).isNull();
        assertThatThrownBy(() -> school.vault.key(xiaoMing().id().value())).isInstanceOf(Vault.Shredded.class);
    }

    private static Wish wish(Kind kind, String from) {
        return new Wish(xiaoMing().id(), villagerLi(null).id(), kind, LocalDate.parse(from));
    }

    private static PairClosing closing(String on) {
        return new PairClosing(LocalDate.parse(on), "外出务工", "周三打电话");
    }

    private static PutRequest knowing(long version) {
        return new PutRequest("other", Optional.of(known -> known == version));
    }
}
