package lantian.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.TenantId;
import lantian.platform.tenancy.Vault;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Api.Answer;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.Remains;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** A child is erased when a second person agrees, and then nothing personal is left of it. */
@ServiceTest
class ErasureTest {

    private static final String WISH = "{\"reason\":\"祖父赵铁柱书面要求删除\"}";

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @Autowired
    KafkaProbe kafka;

    @Autowired
    Vault vault;

    @Autowired
    TransactionTemplate transaction;

    @LocalServerPort
    int port;

    private Schools ours;
    private Schools theirs;
    private Api admin;
    private Api second;
    private Api officer;
    private UUID child;
    private UUID sibling;

    @BeforeEach
    void twoChildren() {
        ours = Schools.open(db, tokens, port);
        theirs = Schools.open(db, tokens, port);
        admin = ours.admin();
        second = new Api(
                port,
                tokens.of("second-" + ours.id()).at(ours.id(), "school-admin").token());
        officer = new Api(port, tokens.of("officer").county("county-officer").token());
        ours.imported(Schools.roster("欧阳晨曦", "王小明"));
        child = ours.child("欧阳晨曦");
        sibling = ours.child("王小明");
    }

    @Test
    void nothing_of_an_erased_child_is_left_in_the_clear_or_can_be_opened() {
        assertThat(remains()).anyMatch(text -> text.contains("欧阳晨曦"));
        assertThat(remains()).anyMatch(text -> text.contains("东升村三组"));

        erased();

        assertThat(remains())
                .noneMatch(text -> text.contains("欧阳晨曦") || text.contains("ouyang") || text.contains("赵铁柱"));
        assertThat(remains()).as("the sibling's").anyMatch(text -> text.contains("王小明"));
        assertThat(admin.get("children/" + child).problem()).isEqualTo("404 not-found");
        assertThat(admin.get("children/" + sibling).status()).isEqualTo(200);
    }

    @Test
    void lists_searches_and_rosters_go_on_without_it() {
        erased();

        assertThat(admin.get("children").body().path("items")).hasSize(1);
        assertThat(admin.get("children?q=ouyang").body().path("items")).isEmpty();
        var again = ours.imported(Schools.roster("欧阳晨曦", "王小明"));
        assertThat(again.path("state").asString()).isEqualTo("DONE");
        assertThat(again.path("created").asInt()).isOne();
        assertThat(again.path("unchanged").asInt()).isOne();
        assertThat(ours.child("欧阳晨曦")).isNotEqualTo(child);
    }

    @Test
    void its_id_can_not_be_used_again() {
        var archive = admin.get("children/" + child);
        erased();

        assertThat(admin.put("children/" + child, archive.response().body()).status())
                .isEqualTo(404);
        assertThat(admin.post("children/" + child + "/erase", WISH).problem()).isEqualTo("404 not-found");
    }

    @Test
    void the_others_are_told_first_that_it_left_and_then_to_forget() {
        erased();

        var left = kafka.await(
                "registry.children",
                it -> it.key().equals(child.toString())
                        && it.type().equals("registry.child-changed.v1")
                        && it.payload().path("enrolled").path("to").isString());
        assertThat(left.payload().path("enrolled").path("to").asString()).isEqualTo(today.toString());
        var forget = kafka.await(
                "registry.children",
                it -> it.key().equals(child.toString()) && it.type().equals("registry.child-erased.v1"));
        assertThat(forget.tenant()).isEqualTo(ours.id());
    }

    @Test
    void who_asks_does_not_approve() {
        assertThat(admin.post("children/" + child + "/erase", WISH).status()).isEqualTo(201);

        assertThat(admin.post("children/" + child + "/erase/approve", "").problem())
                .isEqualTo("422 four-eyes");
        assertThat(admin.get("children/" + child).status()).isEqualTo(200);
    }

    @Test
    void an_officer_reads_codes_and_the_reason_and_approves() {
        admin.post("children/" + child + "/erase", WISH);

        var asked = officer.get("children/erasures?limit=500")
                .body()
                .path("items")
                .valueStream()
                .filter(it -> it.path("child").asString().equals(child.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(asked.path("code").asString()).startsWith("C-");
        assertThat(asked.has("reason")).isFalse();
        assertThat(officer.get("children/" + child + "/erase")
                        .body()
                        .path("reason")
                        .asString())
                .contains("书面要求");
        assertThat(officer.get("children/" + child).problem()).isEqualTo("403 not-allowed");
        assertThat(officer.post("children/" + child + "/erase/approve", "").status())
                .isEqualTo(200);
        assertThat(admin.get("children/" + child).status()).isEqualTo(404);
    }

    @Test
    void an_officer_says_which_school_is_meant_where_two_use_the_id() {
        theirs.imported(Schools.roster("李小红"));
        var there = theirs.child("李小红");
        var archive = theirs.admin().get("children/" + there).body();
        var copied =
                archive.toString().replace(there.toString(), child.toString()).replace("李小红", "赵一");
        assertThat(theirs.admin().put("children/" + child, copied).status()).isEqualTo(201);
        admin.post("children/" + child + "/erase", WISH);
        theirs.admin().post("children/" + child + "/erase", WISH);

        assertThat(officer.post("children/" + child + "/erase/approve", "").problem())
                .isEqualTo("400 invalid-input");
        assertThat(officer.post("children/" + child + "/erase/approve?school=" + theirs.id(), "")
                        .status())
                .isEqualTo(200);
        assertThat(admin.get("children/" + child).status()).isEqualTo(200);
        assertThat(theirs.admin().get("children/" + child).status()).isEqualTo(404);
    }

    @Test
    void asked_and_approved_twice_it_is_done_once() {
        assertThat(admin.post("children/" + child + "/erase", WISH).status()).isEqualTo(201);
        assertThat(admin.post("children/" + child + "/erase", WISH).status()).isEqualTo(200);
        assertThat(second.post("children/" + child + "/erase", WISH).problem()).isEqualTo("409 erasure-already-asked");

        assertThat(second.post("children/" + child + "/erase/approve", "").status())
                .isEqualTo(200);
        assertThat(second.post("children/" + child + "/erase/approve", "").status())
                .isEqualTo(200);
        assertThat(entries("child.erased")).isOne();
    }

    @Test
    void two_who_approve_at_once_erase_once() throws Exception {
        admin.post("children/" + child + "/erase", WISH);

        try (var people = Executors.newFixedThreadPool(8)) {
            Callable<Answer> one = () -> second.post("children/" + child + "/erase/approve", "");
            Callable<Answer> other = () -> officer.post("children/" + child + "/erase/approve", "");
            var answers = people.invokeAll(List.of(one, other, one, other, one, other, one, other));
            for (var answer : answers) {
                assertThat(answer.get().status()).isEqualTo(200);
            }
        }
        assertThat(entries("child.erased")).isOne();
    }

    @Test
    void interrupted_at_its_last_step_nothing_of_it_has_happened() {
        admin.post("children/" + child + "/erase", WISH);
        db.everything()
                .sql("alter table vault_key add constraint no_shredding check (wrapped is not null) not valid")
                .update();
        try {
            assertThat(second.post("children/" + child + "/erase/approve", "").status())
                    .isEqualTo(500);
        } finally {
            db.everything()
                    .sql("alter table vault_key drop constraint no_shredding")
                    .update();
        }

        assertThat(admin.get("children/" + child).status()).isEqualTo(200);
        assertThat(admin.get("children/" + child + "/erase")
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("ASKED");
        assertThat(entries("child.erased")).isZero();
        assertThat(second.post("children/" + child + "/erase/approve", "").status())
                .isEqualTo(200);
    }

    @Test
    void a_declined_wish_changes_nothing_and_may_be_asked_again() {
        admin.post("children/" + child + "/erase", WISH);

        var declined = second.post("children/" + child + "/erase/decline", "{\"reason\":\"仍在校\"}");

        assertThat(declined.body().path("state").asString()).isEqualTo("DECLINED");
        assertThat(second.post("children/" + child + "/erase/approve", "").problem())
                .isEqualTo("409 erasure-not-asked");
        assertThat(admin.get("children/" + child + "/erase")
                        .body()
                        .path("answer")
                        .asString())
                .isEqualTo("仍在校");
        assertThat(admin.post("children/" + child + "/erase", WISH).status()).isEqualTo(201);
    }

    @Test
    void what_nobody_asked_for_is_not_approved() {
        assertThat(second.post("children/" + child + "/erase/approve", "").problem())
                .isEqualTo("409 erasure-not-asked");
        assertThat(officer.post("children/" + child + "/erase/approve", "").problem())
                .isEqualTo("404 not-found");
    }

    @Test
    void another_schools_child_does_not_exist() {
        admin.post("children/" + child + "/erase", WISH);
        var stranger = theirs.admin();

        assertThat(Stream.of(
                        stranger.post("children/" + child + "/erase", WISH),
                        stranger.post("children/" + child + "/erase/approve", ""),
                        stranger.post("children/" + child + "/erase/decline", WISH),
                        stranger.get("children/" + child + "/erase")))
                .extracting(Answer::problem)
                .containsOnly("404 not-found");
        assertThat(stranger.get("children/erasures").body().path("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"class-teacher", "caregiver", "partner-admin"})
    void nobody_else_of_the_school_asks_or_decides(String role) {
        admin.post("children/" + child + "/erase", WISH);
        var colleague = ours.as(role);

        assertThat(Stream.of(
                        colleague.post("children/" + child + "/erase", WISH),
                        colleague.post("children/" + child + "/erase/approve", ""),
                        colleague.post("children/" + child + "/erase/decline", WISH),
                        colleague.get("children/" + child + "/erase"),
                        colleague.get("children/erasures")))
                .extracting(Answer::problem)
                .containsOnly("403 not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\":\" \"}", "{\"reason\":1}", "[]"})
    void a_wish_without_a_reason_is_none(String body) {
        assertThat(admin.post("children/" + child + "/erase", body).status()).isEqualTo(400);
    }

    private void erased() {
        assertThat(admin.post("children/" + child + "/erase", WISH).status()).isEqualTo(201);
        var approved = second.post("children/" + child + "/erase/approve", "");
        assertThat(approved.body().path("state").asString())
                .as(approved.response().body())
                .isEqualTo("ERASED");
    }

    private int entries(String action) {
        return db.everything()
                .sql("select count(*) from audit_entry where tenant_id = ? and action = ?")
                .params(ours.id(), action)
                .query(Integer.class)
                .single();
    }

    private List<String> remains() {
        return Tenancy.asSystem(
                new TenantId(ours.id()),
                () -> Objects.requireNonNull(transaction.execute(_ -> Remains.in(db, ours.id(), (subject, bytes) -> {
                    try {
                        return Optional.of(vault.open(subject, bytes));
                    } catch (IllegalStateException notSealedForIt) {
                        return Optional.empty();
                    }
                }))));
    }
}
