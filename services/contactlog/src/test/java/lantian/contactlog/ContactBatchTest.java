package lantian.contactlog;

import static lantian.contactlog.Village.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Api.Answer;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.LantianTest;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Many contacts in one request: each stands alone, and all are as if sent after each other. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@LantianTest(database = "contactlog", kafka = true, keycloak = true)
class ContactBatchTest {

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @Autowired
    KafkaProbe kafka;

    @LocalServerPort
    int port;

    private Village village;
    private Api agent;

    @BeforeEach
    void aVillageSchool() {
        village = Village.found(kafka, db);
        agent = signedIn(village, village.agentName());
    }

    @Test
    void each_is_answered_in_the_order_sent_and_again_with_nothing_new() {
        var one = village.pairedChild();
        var two = village.pairedChild();
        var batch = List.of(
                item(one, "TALK", TODAY),
                item(two, "TALK", TODAY),
                item(one, "FAMILY_CALL", TODAY),
                item(two, "HOME_VISIT", TODAY));

        var first = send(batch);
        var again = send(batch);

        assertThat(first.status()).as(first.response().body()).isEqualTo(200);
        assertThat(results(first, "id")).isEqualTo(batch.stream().map(Item::id).toList());
        assertThat(results(first, "status")).containsExactly("201", "201", "201", "201");
        assertThat(results(again, "status")).containsExactly("200", "200", "200", "200");
        assertThat(contacts(one) + contacts(two)).isEqualTo(4);
        assertThat(audited()).isEqualTo(4);
        assertThat(agent.put(
                                "contacts/" + batch.getFirst().id(),
                                batch.getFirst().body())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void it_counts_for_duties_as_one_by_one() {
        var together = village.pairedChild();
        var single = village.pairedChild();
        List<Item> items = new ArrayList<>();
        for (var kind : List.of("TALK", "FAMILY_CALL", "TALK", "HOME_VISIT")) {
            items.add(item(together, kind, TODAY.minusDays(items.size())));
            assertThat(agent.put(
                                    "contacts/" + UUID.randomUUID(),
                                    item(single, kind, TODAY.minusDays(items.size() - 1))
                                            .body())
                            .status())
                    .isEqualTo(201);
        }

        send(items);

        assertThat(duties(together)).isEqualTo(duties(single)).contains("MET");
        var event = kafka.await(
                "contactlog.contacts",
                it -> it.payload()
                        .path("contact")
                        .asString()
                        .equals(items.getLast().id()));
        assertThat(event.key()).isEqualTo(together.toString());
    }

    @Test
    void what_is_refused_leaves_the_others_standing() {
        var child = village.pairedChild();
        var foreign = village.child();
        var elsewhere = Village.found(kafka, db).pairedChild();
        var good = item(child, "TALK", TODAY);
        var batch = List.of(
                item(child, "TALK", TODAY.plusDays(1)).body(),
                "7",
                "null",
                "{\"kind\":\"TALK\"}",
                good.whole(),
                item(child, "TALK", TODAY).whole().replace("TALK", "DANCE"),
                item(foreign, "TALK", TODAY).whole(),
                item(elsewhere, "TALK", TODAY).whole(),
                item(child, "TALK", TODAY.plusDays(1)).whole(),
                item(child, "TALK", TODAY)
                        .whole()
                        .replace("\"outcome\"", "\"details\":{\"mood\":\"purple\"},\"outcome\""),
                item(child, "TALK", TODAY)
                        .whole()
                        .replace("\"outcome\"", "\"participants\":[\"%s\"],\"outcome\"".formatted(UUID.randomUUID())),
                item(child, "FAMILY_CALL", TODAY).whole().replace("\"outcome\"", "\"mark\":1,\"outcome\""),
                good.whole().replace("想妈妈", "想爸爸"));

        var answer = post(batch);

        assertThat(results(answer, "status"))
                .containsExactly(
                        "400", "400", "400", "400", "201", "400", "404", "404", "422", "422", "422", "400", "409");
        assertThat(problem(answer, 8)).endsWith("in-the-future");
        assertThat(problem(answer, 12)).endsWith("id-already-used");
        assertThat(field(answer, 0)).isEqualTo("id required");
        assertThat(field(answer, 5)).isEqualTo("kind malformed");
        assertThat(field(answer, 9)).isEqualTo("details.mood not-one-of");
        assertThat(field(answer, 11)).isEqualTo("mark unknown-field");
        assertThat(answer.body().path("results").path(4).has("problem")).isFalse();
        assertThat(answer.body().path("results").path(9).path("problem").toString())
                .containsPattern("\\p{IsHan}");
        assertThat(contacts(child)).isEqualTo(1);
    }

    @Test
    void one_id_twice_is_as_if_sent_after_each_other() {
        var one = village.pairedChild();
        var two = village.pairedChild();
        var first = item(one, "TALK", TODAY);
        var stolen = new Item(first.id(), item(two, "TALK", TODAY).body());
        var other = item(two, "TALK", TODAY);

        var answer = send(List.of(other, first, first, stolen, new Item(other.id(), first.body())));

        assertThat(results(answer, "status")).containsExactly("201", "201", "200", "409", "409");
        assertThat(contacts(one)).isEqualTo(1);
        assertThat(contacts(two)).isEqualTo(1);
    }

    @Test
    void none_or_too_many_are_refused_as_a_whole() {
        var child = village.pairedChild();

        assertThat(send(List.of()).problem()).isEqualTo("400 invalid-input");
        assertThat(agent.post("contacts/batch", "{}").problem()).isEqualTo("400 invalid-input");
        assertThat(agent.post("contacts/batch", "{\"contacts\":{}}").problem()).isEqualTo("400 malformed-request");
        assertThat(send(talks(child, 501)).problem()).isEqualTo("413 too-large");
        assertThat(contacts(child)).isZero();
    }

    @Test
    void five_hundred_with_long_notes_are_taken() {
        var child = village.pairedChild();
        var batch = talks(child, 500).stream()
                .map(item -> item.whole().replace("想妈妈", "想".repeat(3000)))
                .toList();

        var answer = post(batch);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(results(answer, "status")).hasSize(500).containsOnly("201");
        assertThat(contacts(child)).isEqualTo(500);
        assertThat(agent.put("contacts/" + UUID.randomUUID(), "{\"note\":\"" + "x".repeat(300_000) + "\"}")
                        .problem())
                .isEqualTo("413 too-large");
    }

    @Test
    void two_at_the_same_time_over_the_same_children_record_each_once() throws Exception {
        var children = Stream.generate(village::pairedChild).limit(3).toList();
        var one = IntStream.range(0, 60)
                .mapToObj(i -> item(children.get(i % 3), "TALK", TODAY.minusDays(i % 7)))
                .toList();
        var two = new ArrayList<>(one);
        Collections.reverse(two);
        var ready = new CountDownLatch(2);
        try (var both = Executors.newFixedThreadPool(2)) {
            var answers = Stream.of(one, two)
                    .map(batch -> both.submit(() -> {
                        ready.countDown();
                        ready.await();
                        return send(batch);
                    }))
                    .toList();

            var first = results(answers.get(0).get(), "status");
            var second = new ArrayList<>(results(answers.get(1).get(), "status"));
            Collections.reverse(second);

            for (int i = 0; i < one.size(); i++) {
                assertThat(List.of(first.get(i), second.get(i))).containsExactlyInAnyOrder("200", "201");
            }
        }
        assertThat(children.stream().mapToInt(this::contacts).sum()).isEqualTo(60);
    }

    @Test
    void a_batch_is_for_those_who_record_one() {
        var admin = new Api(
                port,
                tokens.of("admin-" + village.school())
                        .at(village.school(), "school-admin")
                        .token());

        assertThat(admin.post("contacts/batch", "{\"contacts\":[]}").problem()).isEqualTo("403 not-allowed");
    }

    private record Item(String id, String body) {
        String whole() {
            return "{\"id\":\"" + id + "\"," + body.substring(1);
        }
    }

    private static Item item(UUID child, String kind, LocalDate on) {
        return new Item(UUID.randomUUID().toString(), """
                {"child":"%s","kind":"%s","occurredOn":"%s","outcome":"COMPLETED","with":["CHILD","GUARDIAN","PARENT"],\
                "note":"想妈妈"}""".formatted(child, kind, on));
    }

    private static List<Item> talks(UUID child, int number) {
        return Stream.generate(() -> item(child, "TALK", TODAY)).limit(number).toList();
    }

    private Answer send(List<Item> items) {
        return post(items.stream().map(Item::whole).toList());
    }

    private Answer post(List<String> items) {
        return agent.post("contacts/batch", "{\"contacts\":[" + String.join(",", items) + "]}");
    }

    private static List<String> results(Answer answer, String name) {
        return answer.body()
                .path("results")
                .valueStream()
                .map(result -> result.path(name).asString())
                .toList();
    }

    private static String problem(Answer answer, int place) {
        return answer.body()
                .path("results")
                .path(place)
                .path("problem")
                .path("type")
                .asString();
    }

    private static String field(Answer answer, int place) {
        var error = answer.body()
                .path("results")
                .path(place)
                .path("problem")
                .path("errors")
                .path(0);
        return error.path("field").asString() + " " + error.path("code").asString();
    }

    private int contacts(UUID child) {
        return village.count("select count(*) from contact_version where child_id = '" + child + "'");
    }

    private int audited() {
        return village.count("select count(*) from audit_entry where action = 'contact.recorded' and tenant_id = '"
                + village.school() + "'");
    }

    /** What is owed and what is met, without ids. */
    private String duties(UUID child) {
        return db.everything().sql("""
                        select string_agg(concat_ws(' ', rule, due_on, state, cause is not null), ', ' order by rule, due_on, number)
                        from obligation where child_id = ?
                        """).param(child).query(String.class).single();
    }

    private Api signedIn(Village where, String username) {
        return new Api(port, tokens.of(username).at(where.school(), "caregiver").token());
    }
}
