package lantian.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import lantian.platform.tenancy.SharedSeal;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Api.Answer;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.KafkaProbe;
import lantian.platform.testkit.LantianTest;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A login is one person, and opens children by the school's word only. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@LantianTest(database = "pairing", kafka = true, keycloak = true)
class LoginTest {

    private final UUID school = UUID.randomUUID();

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @Autowired
    KafkaProbe kafka;

    @Autowired
    SharedSeal seal;

    @LocalServerPort
    int port;

    private Registry registry;
    private Api admin;
    private Api partner;

    @BeforeEach
    void aSchoolAndAPartner() {
        registry = new Registry(kafka, db, school);
        admin = new Api(port, tokens.of("principal").at(school, "school-admin").token());
        partner = new Api(
                port, tokens.of("partner-" + school).at(school, "partner-admin").token());
    }

    @Test
    void two_caregivers_do_not_share_a_login_whatever_its_case() {
        var first = caregiver(admin, UUID.randomUUID(), "li-" + school);
        var second = UUID.randomUUID();

        assertThat(first.status()).isEqualTo(201);
        assertThat(caregiver(admin, second, "LI-" + school).problem()).isEqualTo("422 login-already-used");
        assertThat(admin.get("caregivers/" + second).problem()).isEqualTo("404 not-found");
        assertThat(caregiver(admin, second, "wang-" + school).status()).isEqualTo(201);
        var change = body("li-" + school);
        assertThat(admin.putIfMatch("caregivers/" + second, change, "\"1\"").problem())
                .isEqualTo("422 login-already-used");
        assertThat(admin.get("caregivers?username=li-" + school)
                        .body()
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ｌｉ", "li\u200b", "李秀英", "li xiu", "l", "li/../wang"})
    void a_login_is_written_as_a_user_name_of_the_staff_is(String username) {
        var refused = caregiver(admin, UUID.randomUUID(), username);

        assertThat(refused.problem()).isEqualTo("400 invalid-input");
        assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("username");
    }

    @Test
    void an_empty_login_is_none() {
        var added = caregiver(admin, UUID.randomUUID(), " ");

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.body().has("username")).isFalse();
    }

    @Test
    void a_class_teachers_login_is_no_second_caregivers() {
        registry.teacher("chen-" + school, Registry.CLASS_301);

        assertThat(caregiver(admin, UUID.randomUUID(), "chen-" + school).problem())
                .isEqualTo("422 login-already-used");
    }

    @Test
    void a_class_teacher_carries_the_name_that_no_topic_shows() {
        var staff = UUID.randomUUID();
        registry.namedTeacher("chen-" + school, seal.seal(staff, "陈秀兰").orElseThrow(), staff);

        assertThat(admin.get("caregivers/" + staff).body().path("name").asString())
                .isEqualTo("陈秀兰");
        assertThat(kafka.read("registry.staff").toString() + kafka.read("pairing.caregivers"))
                .doesNotContain("陈秀兰");
    }

    @Test
    void of_many_at_once_one_gets_the_login() throws InterruptedException {
        var answers = new ArrayList<Answer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = new ArrayList<Callable<Answer>>();
            for (int i = 0; i < 12; i++) {
                tries.add(() -> caregiver(admin, UUID.randomUUID(), "sun-" + school));
            }
            for (var done : threads.invokeAll(tries)) {
                answers.add(done.resultNow());
            }
        }

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .extracting(Answer::problem)
                .containsOnly("422 login-already-used");
    }

    @Test
    void the_login_of_another_school_is_free_here() {
        var elsewhere = new Api(
                port,
                tokens.of("elsewhere").at(UUID.randomUUID(), "school-admin").token());
        caregiver(elsewhere, UUID.randomUUID(), "zhao-" + school);

        assertThat(caregiver(admin, UUID.randomUUID(), "zhao-" + school).status())
                .isEqualTo(201);
    }

    @Test
    void a_partners_administrator_ties_the_own_login_to_nobody() {
        var own = "Partner-" + school;
        var volunteer = UUID.randomUUID();

        assertThat(caregiver(partner, volunteer, own).problem()).isEqualTo("422 login-opens-children");
        assertThat(caregiver(partner, volunteer, "volunteer-" + school).status())
                .isEqualTo(201);
        assertThat(partner.putIfMatch("caregivers/" + volunteer, body(own), "\"1\"")
                        .problem())
                .isEqualTo("422 login-opens-children");
    }

    @Test
    void a_partners_administrator_changes_no_login_that_opens_children() {
        var volunteer = UUID.randomUUID();
        caregiver(partner, volunteer, "volunteer-" + school);
        var paired = admin.put(
                "pairs/" + UUID.randomUUID(),
                "{\"child\":\"%s\",\"caregiver\":\"%s\",\"kind\":\"FRIEND\",\"from\":\"%s\"}"
                        .formatted(registry.child(), volunteer, LocalDate.parse("2026-09-07")));
        assertThat(paired.status()).isEqualTo(201);

        assertThat(partner.putIfMatch("caregivers/" + volunteer, body("accomplice-" + school), "\"1\"")
                        .problem())
                .isEqualTo("422 login-opens-children");
        assertThat(partner.putIfMatch(
                                "caregivers/" + volunteer,
                                body("volunteer-" + school).replace("李秀英", "李秀兰"),
                                "\"1\"")
                        .status())
                .isEqualTo(200);
        assertThat(admin.putIfMatch("caregivers/" + volunteer, body("accomplice-" + school), "\"2\"")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void only_who_answers_for_the_child_reads_the_hand_over_note() {
        for (var kind : new String[] {"FRIEND", "AGENT_PARENT"}) {
            var username = kind.toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "-" + school;
            var helper = UUID.randomUUID();
            caregiver(admin, helper, username);
            var pair = "pairs/" + UUID.randomUUID();
            admin.put(
                    pair,
                    "{\"child\":\"%s\",\"caregiver\":\"%s\",\"kind\":\"%s\",\"from\":\"2026-09-07\"}"
                            .formatted(registry.child(), helper, kind));
            admin.post(pair + "/end", "{\"on\":\"2026-10-31\",\"reason\":\"调动\",\"handOverNote\":\"怕黑\"}");
            var reader =
                    new Api(port, tokens.of(username).at(school, "caregiver").token());

            assertThat(reader.get(pair).status()).isEqualTo(200);
            assertThat(reader.get(pair).body().has("handOverNote")).isEqualTo(kind.equals("AGENT_PARENT"));
            assertThat(reader.get(pair).body().has("reason")).isEqualTo(kind.equals("AGENT_PARENT"));
        }
    }

    private static Answer caregiver(Api by, UUID id, String username) {
        return by.put("caregivers/" + id, body(username));
    }

    private static String body(String username) {
        return "{\"name\":\"李秀英\",\"category\":\"VOLUNTEER\",\"username\":\"" + username + "\"}";
    }
}
