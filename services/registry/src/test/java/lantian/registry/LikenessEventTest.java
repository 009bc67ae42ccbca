package lantian.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.KafkaProbe.Event;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What lets the county find a child whom two schools have, without a name. */
@ServiceTest
class LikenessEventTest {

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @Autowired
    KafkaProbe kafka;

    @LocalServerPort
    int port;

    @Test
    void two_schools_tell_the_same_of_one_child_and_nobody_can_try_names_without_the_key() throws Exception {
        var hill = Schools.open(db, tokens, port);
        var river = Schools.open(db, tokens, port);
        hill.imported(Schools.roster("欧阳晨曦", "王小明"));
        river.imported(Schools.roster("欧阳 晨曦"));

        var there = likenesses(told(river, river.child("欧阳晨曦")));
        var here = likenesses(told(hill, hill.child("欧阳晨曦")));

        assertThat(here).isEqualTo(there).hasSize(1);
        assertThat(likenesses(told(hill, hill.child("王小明")))).hasSize(1).doesNotContainAnyElementsOf(here);
        var plain = MessageDigest.getInstance("SHA-256").digest("欧阳晨曦\n2017-05-17\nMALE\n父欧阳晨曦".getBytes(UTF_8));
        assertThat(here)
                .allMatch(likeness -> likeness.matches("[A-Za-z0-9_-]{43}"))
                .doesNotContain(Base64.getUrlEncoder().withoutPadding().encodeToString(plain));
    }

    @Test
    void a_corrected_name_changes_it() {
        var school = Schools.open(db, tokens, port);
        school.imported(Schools.roster("欧阳晨曦"));
        var child = school.child("欧阳晨曦");
        var before = likenesses(told(school, child));
        var archive = school.admin().get("children/" + child);

        var corrected = school.admin()
                .putIfMatch(
                        "children/" + child,
                        archive.response().body().replace("欧阳晨曦", "欧阳晨希"),
                        archive.response().headers().firstValue("ETag").orElseThrow());

        assertThat(corrected.status()).as(corrected.response().body()).isEqualTo(200);
        var after = kafka.await(
                "registry.children",
                event -> event.key().equals(child.toString())
                        && event.payload().path("version").asInt() == 2);
        assertThat(likenesses(after)).hasSize(1).doesNotContainAnyElementsOf(before);
    }

    @Test
    void children_of_before_are_told_once_more() {
        var school = Schools.open(db, tokens, port);
        school.imported(Schools.roster("欧阳晨曦", "王小明"));
        var children = List.of(school.child("欧阳晨曦"), school.child("王小明"));
        children.forEach(child -> told(school, child));

        db.everything()
                .sql("insert into job (kind, tenant, subject) values ('child-likenesses', ?, ?)")
                .params(school.id(), school.id())
                .update();

        await("told again").atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var all = kafka.read("registry.children").stream()
                    .filter(event -> event.tenant().equals(school.id()))
                    .toList();
            assertThat(all).hasSize(4);
            for (var child : children) {
                var ofChild = all.stream()
                        .filter(event -> event.key().equals(child.toString()))
                        .map(Event::payload)
                        .toList();
                assertThat(ofChild).hasSize(2);
                assertThat(ofChild.getFirst()).isEqualTo(ofChild.getLast());
            }
        });
    }

    private Event told(Schools school, UUID child) {
        return kafka.await(
                "registry.children",
                event -> event.tenant().equals(school.id()) && event.key().equals(child.toString()));
    }

    private static List<String> likenesses(Event event) {
        return event.payload()
                .path("likenesses")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }
}
