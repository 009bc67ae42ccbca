package lantian.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import lantian.platform.tenancy.Refused.Reason;
import lantian.platform.testkit.LantianTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.Jwt;

/** What the record says counts, whatever a token says. */
@SpringBootTest(
        webEnvironment = WebEnvironment.MOCK,
        properties = {
            "spring.application.name=wall",
            "spring.flyway.locations=classpath:db/platform",
            "spring.flyway.url=${spring.datasource.url}",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/unused"
        })
@LantianTest(database = "wall")
class ActorLookupTest {

    private static final TenantId BUREAU = TenantId.of("00000000-0000-7000-8000-000000000001");

    private final TenantId north = new TenantId(UUID.randomUUID());
    private final TenantId south = new TenantId(UUID.randomUUID());
    private final String username = "someone-" + UUID.randomUUID();

    @Autowired
    private Memberships memberships;

    @Configuration
    @EnableAutoConfiguration
    static class Wired {}

    @Test
    void an_administrator_of_one_school_is_none_in_another() {
        belongsTo(north, Role.SCHOOL_ADMIN);
        belongsTo(south, Role.CAREGIVER);

        assertThat(find(north.toString()).roles()).containsExactly(Role.SCHOOL_ADMIN);
        assertThat(find(south.toString()).roles()).containsExactly(Role.CAREGIVER);
    }

    @Test
    void the_only_school_needs_no_choice_and_several_do() {
        belongsTo(north);
        assertThat(find(null).tenant()).isEqualTo(north);

        belongsTo(south);
        refused(null, Reason.SCHOOL_NOT_CHOSEN);
    }

    @Test
    void who_is_not_on_record_or_no_longer_is_refused_whatever_the_token_says() {
        refused(north.toString(), Reason.NOT_YOUR_SCHOOL);
        refused(null, Reason.NOT_YOUR_SCHOOL);
        refused("no-id", Reason.NOT_YOUR_SCHOOL);

        belongsTo(north, Role.SCHOOL_ADMIN);
        decide(north, false, Role.SCHOOL_ADMIN);

        refused(north.toString(), Reason.NOT_YOUR_SCHOOL);
    }

    @Test
    void who_is_faster_than_the_news_of_being_taken_on_waits_for_it() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var early = threads.submit(() -> find(null));
            belongsTo(north, Role.CAREGIVER);

            assertThat(early.get().tenant()).isEqualTo(north);
        }
    }

    @Test
    void a_county_role_counts_for_the_bureau_only_and_a_schools_role_for_schools_only() {
        belongsTo(north, Role.COUNTY_OFFICER);
        belongsTo(BUREAU, Role.SCHOOL_ADMIN, Role.AUDITOR);

        assertThat(find(north.toString()).roles()).isEmpty();
        assertThat(find(BUREAU.toString()).roles()).containsExactly(Role.AUDITOR);
    }

    @Test
    void a_decision_that_changes_nothing_has_no_news() {
        assertThat(decide(north, true, Role.CAREGIVER))
                .hasValueSatisfying(it -> assertThat(it.version()).isOne());
        assertThat(decide(north, true, Role.CAREGIVER)).isEmpty();
        assertThat(decide(north, true, Role.SCHOOL_ADMIN))
                .hasValueSatisfying(it -> assertThat(it.version()).isEqualTo(2));
    }

    /** Twice, in any order: the last version is what stands. */
    @Test
    void news_in_any_order_end_as_the_last_decision() {
        var random = new Random(6);
        for (var run = 0; run < 50; run++) {
            var account = UUID.randomUUID();
            var news = new ArrayList<Membership>();
            for (var version = 1; version <= 5; version++) {
                news.add(new Membership(
                        account,
                        north,
                        random.nextBoolean() ? Set.of(Role.SCHOOL_ADMIN) : Set.of(),
                        Optional.empty(),
                        random.nextBoolean(),
                        version));
            }
            var last = news.getLast();
            var arriving = new ArrayList<>(news);
            arriving.addAll(news);
            Collections.shuffle(arriving, random);

            arriving.forEach(memberships::follow);

            assertThat(memberships.of(account, north)).isEqualTo(last.active() ? List.of(last) : List.of());
        }
    }

    private void belongsTo(TenantId tenant, Role... roles) {
        decide(tenant, true, roles);
    }

    private Optional<Membership> decide(TenantId tenant, boolean active, Role... roles) {
        return memberships.decide(Accounts.of(username), tenant, Set.of(roles), Optional.empty(), active);
    }

    private Actor find(@Nullable String chosen) {
        return new ActorLookup(BUREAU, memberships).find(token(), chosen);
    }

    private void refused(@Nullable String chosen, Reason why) {
        assertThatThrownBy(() -> find(chosen))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.reason()).isEqualTo(why));
    }

    /** With all that tokens once said. */
    private Jwt token() {
        return Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .subject("subject")
                .claim("preferred_username", username)
                .claim(
                        "school_roles",
                        Stream.of(north, south).map(it -> it + ":school-admin").toList())
                .build();
    }
}
