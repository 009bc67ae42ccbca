package lantian.contactlog;

import static lantian.contactlog.Village.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.TenantId;
import lantian.platform.tenancy.Vault;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.LantianTest;
import lantian.platform.testkit.Remains;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** When registry has erased a child, no word about it is left here; what was done stays as days and kinds. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@LantianTest(database = "contactlog", kafka = true, keycloak = true)
class ForgettingTest {

    private final UUID contact = UUID.randomUUID();

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

    private Village village;
    private Api agent;
    private Api admin;
    private UUID child;
    private UUID other;
    private UUID obligation;

    @BeforeEach
    void wordsAboutTwoChildren() {
        village = Village.found(kafka, db);
        child = village.pairedChild();
        other = village.pairedChild();
        agent = as(village.agentName(), "caregiver");
        admin = as("principal", "school-admin");
        assertThat(agent.put("contacts/" + contact, talk(child, "说想念欧阳晨曦的妈妈")).status())
                .isEqualTo(201);
        assertThat(agent.put("contacts/" + UUID.randomUUID(), talk(other, "说喜欢画画"))
                        .status())
                .isEqualTo(201);
        assertThat(agent.post(
                                "contacts/" + contact + "/corrections",
                                "{\"changes\":{\"place\":\"东升村三组\"},\"reason\":\"欧阳晨曦说错了\"}")
                        .status())
                .isLessThan(300);
        obligation = db.everything()
                .sql(
                        "select id from obligation where child_id = ? and rule = 'FAMILY-MONTH' and ? between opens_on and due_on")
                .params(child, TODAY)
                .query(UUID.class)
                .single();
    }

    @Test
    void no_word_is_left_in_the_clear_or_can_be_opened() {
        assertThat(remains()).anyMatch(ForgettingTest::personal);
        var fingerprints = fingerprints();

        erased();

        assertThat(remains()).noneMatch(ForgettingTest::personal).anyMatch(text -> text.contains("喜欢画画"));
        assertThat(remains()).noneMatch(text -> fingerprints.stream().anyMatch(text::contains));
    }

    @Test
    void what_was_done_still_counts() {
        var before = facts();

        erased();

        assertThat(facts()).isEqualTo(before).isNotEmpty();
    }

    @Test
    void told_again_it_changes_nothing() {
        erased();

        tell();
        village.child(UUID.randomUUID(), child, Village.TERM_START, TODAY, 2);
        tell();
        village.child(UUID.randomUUID(), child, Village.TERM_START, TODAY, 3);
        village.awaitRow("child", child, 3);

        assertThat(remains()).noneMatch(ForgettingTest::personal);
        assertThat(admin.get("contacts/" + contact).status()).isEqualTo(200);
    }

    @Test
    void nothing_more_is_written_about_the_child() {
        erased();

        assertThat(agent.put("contacts/" + UUID.randomUUID(), talk(child, "又说到欧阳晨曦"))
                        .problem())
                .isEqualTo("404 not-found");
        assertThat(admin.post("obligations/" + obligation + "/excuse", "{\"reason\":\"欧阳晨曦已离开\"}")
                        .status())
                .isEqualTo(404);
        assertThat(remains()).noneMatch(ForgettingTest::personal);
    }

    @Test
    void contacts_without_their_words_can_be_read() {
        erased();

        var seen = admin.get("contacts/" + contact);

        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.body().path("occurredOn").asString()).isEqualTo(TODAY.toString());
        assertThat(seen.body().has("note")).isFalse();
        assertThat(seen.body().has("details")).isFalse();
        assertThat(admin.get("contacts?child=" + child).status()).isEqualTo(200);
    }

    @Test
    void a_child_nothing_was_sealed_for_is_forgotten_as_well() {
        var silent = village.pairedChild();
        kafka.send("registry.children", silent.toString(), village.school(), "registry.child-erased.v1", """
                {"child":"%s","school":"%s"}""".formatted(
                        silent, village.school()));
        awaitNoKey(silent);

        assertThat(agent.put("contacts/" + UUID.randomUUID(), talk(silent, "欧阳晨曦"))
                        .problem())
                .isEqualTo("404 not-found");
    }

    private void erased() {
        assertThat(admin.post("obligations/" + obligation + "/excuse", "{\"reason\":\"欧阳晨曦随父母外出\"}")
                        .status())
                .isEqualTo(200);
        tell();
        awaitNoKey(child);
    }

    private void tell() {
        kafka.send("registry.children", child.toString(), village.school(), "registry.child-erased.v1", """
                {"child":"%s","school":"%s"}""".formatted(
                        child, village.school()));
    }

    private void awaitNoKey(UUID of) {
        await("the key's end")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> village.count(
                                "select count(*) from vault_key where wrapped is null and subject_id = '" + of + "'")
                        == 1);
    }

    private static boolean personal(String text) {
        return text.contains("欧阳晨曦") || text.contains("东升村三组");
    }

    private List<String> facts() {
        return db.everything()
                .sql("""
                        select kind || occurred_on || outcome || participants::text || triggers::text || received_at
                        from contact_version where child_id = ?
                        union all select rule || state || due_on || coalesce(contact_id::text, '') from obligation where child_id = ?
                        order by 1
                        """)
                .params(child, child)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private List<String> fingerprints() {
        return db.everything()
                .sql("select fingerprint from contact_version where child_id = ?")
                .param(child)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private List<String> remains() {
        return Tenancy.asSystem(
                new TenantId(village.school()),
                () -> Objects.requireNonNull(transaction.execute(_ ->
                        Remains.in(db, village.school(), (subject, bytes) -> {
                            try {
                                return Optional.of(vault.open(subject, bytes));
                            } catch (IllegalStateException notSealedForIt) {
                                return Optional.empty();
                            }
                        }))));
    }

    private Api as(String username, String role) {
        return new Api(port, tokens.of(username).at(village.school(), role).token());
    }

    private static String talk(UUID child, String note) {
        return """
                {"child":"%s","kind":"TALK","occurredOn":"%s","outcome":"COMPLETED","with":["CHILD"],"note":"%s",
                 "details":{"wishes":"%s"}}
                """.formatted(child, TODAY, note, note);
    }
}
