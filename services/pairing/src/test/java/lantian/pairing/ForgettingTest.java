package lantian.pairing;

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

/** When registry has erased a child, why pairs ended and what was handed over is forgotten; who was paired when stays. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@LantianTest(database = "pairing", kafka = true, keycloak = true)
class ForgettingTest {

    private final UUID school = UUID.randomUUID();
    private final UUID caregiver = UUID.randomUUID();
    private final UUID pair = UUID.randomUUID();

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

    private UUID child;
    private Api admin;

    @BeforeEach
    void aPairThatEndedWithWords() {
        var registry = new Registry(kafka, db, school);
        admin = new Api(port, tokens.of("principal").at(school, "school-admin").token());
        child = registry.child();
        admin.put("caregivers/" + caregiver, "{\"name\":\"李秀英\",\"category\":\"VILLAGER\"}");
        assertThat(admin.put("pairs/" + pair, wish()).status()).isEqualTo(201);
        assertThat(admin.post("pairs/" + pair + "/end", """
                        {"on":"2026-10-31","reason":"欧阳晨曦转学","handOverNote":"欧阳晨曦怕黑"}""").status()).isLessThan(300);
    }

    @Test
    void no_word_is_left_in_the_clear_or_can_be_opened() {
        assertThat(remains()).anyMatch(text -> text.contains("怕黑"));

        erased();

        assertThat(remains()).noneMatch(text -> text.contains("欧阳晨曦"));
        var seen = admin.get("pairs/" + pair);
        assertThat(seen.body().path("to").asString()).isEqualTo("2026-10-31");
        assertThat(seen.response().body()).doesNotContain("欧阳晨曦");
        assertThat(admin.get("pairs?child=" + child).body().path("items")).hasSize(1);
    }

    @Test
    void told_again_it_changes_nothing_and_no_new_word_is_taken() {
        var another = UUID.randomUUID();
        assertThat(admin.put("pairs/" + another, wish().replace("2026-09-07", "2026-11-02"))
                        .status())
                .isEqualTo(201);
        erased();
        tell();

        assertThat(admin.post("pairs/" + another + "/end", "{\"on\":\"2026-11-20\",\"reason\":\"欧阳晨曦离开\"}")
                        .problem())
                .isEqualTo("404 not-found");
        assertThat(remains()).noneMatch(text -> text.contains("欧阳晨曦"));
    }

    private void erased() {
        tell();
        await("the key's end")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> db.everything()
                        .sql("select exists (select from vault_key where wrapped is null and subject_id = ?)")
                        .param(child)
                        .query(Boolean.class)
                        .single());
    }

    private void tell() {
        kafka.send("registry.children", child.toString(), school, "registry.child-erased.v1", """
                {"child":"%s","school":"%s"}""".formatted(
                        child, school));
    }

    private List<String> remains() {
        return Tenancy.asSystem(
                new TenantId(school),
                () -> Objects.requireNonNull(transaction.execute(_ -> Remains.in(db, school, (subject, bytes) -> {
                    try {
                        return Optional.of(vault.open(subject, bytes));
                    } catch (IllegalStateException notSealedForIt) {
                        return Optional.empty();
                    }
                }))));
    }

    private String wish() {
        return "{\"child\":\"%s\",\"caregiver\":\"%s\",\"kind\":\"AGENT_PARENT\",\"from\":\"2026-09-07\"}"
                .formatted(child, caregiver);
    }
}
