package lantian.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lantian.platform.tenancy.Refused.Reason;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

class TokenActorTest {

    private static final TenantId BUREAU = TenantId.of("00000000-0000-7000-8000-000000000001");
    private static final TenantId NORTH = TenantId.of("00000000-0000-7000-8000-000000000101");
    private static final TenantId SOUTH = TenantId.of("00000000-0000-7000-8000-000000000102");

    private final TokenActor tokens = new TokenActor(BUREAU, (_, _) -> Optional.empty());

    @Test
    void an_administrator_of_one_school_is_none_in_another() {
        var token = token(
                Map.of("north", Map.of("id", NORTH.toString()), "south", Map.of("id", SOUTH.toString())),
                List.of(NORTH + ":school-admin", SOUTH + ":caregiver"),
                List.of());

        assertThat(tokens.read(token, NORTH.toString()).roles()).containsExactly(Role.SCHOOL_ADMIN);
        assertThat(tokens.read(token, SOUTH.toString()).roles()).containsExactly(Role.CAREGIVER);
    }

    @Test
    void the_only_school_needs_no_choice() {
        var token = token(Map.of("north", Map.of("id", NORTH.toString())), List.of(), List.of());

        assertThat(tokens.read(token, null).tenant()).isEqualTo(NORTH);
    }

    @Test
    void the_tenant_attribute_of_an_organization_wins_over_its_id() {
        var organization = Map.of("id", UUID.randomUUID().toString(), "tenant", List.of(NORTH.toString()));

        assertThat(tokens.read(token(Map.of("north", organization), List.of(), List.of()), null)
                        .tenant())
                .isEqualTo(NORTH);
    }

    @Test
    void several_schools_and_no_choice_is_refused() {
        var token = token(
                Map.of("north", Map.of("id", NORTH.toString()), "south", Map.of("id", SOUTH.toString())),
                List.of(),
                List.of());

        assertThatThrownBy(() -> tokens.read(token, null))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.SCHOOL_NOT_CHOSEN));
    }

    @Test
    void a_school_that_is_not_in_the_token_is_refused() {
        var token = token(Map.of("north", Map.of("id", NORTH.toString())), List.of(SOUTH + ":school-admin"), List.of());

        assertThatThrownBy(() -> tokens.read(token, SOUTH.toString()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_YOUR_SCHOOL));
    }

    @Test
    void a_county_role_counts_for_the_bureau_only() {
        var atSchool = token(Map.of("north", Map.of("id", NORTH.toString())), List.of(), List.of("county-officer"));
        var atBureau = token(Map.of("bureau", Map.of("id", BUREAU.toString())), List.of(), List.of("county-officer"));

        assertThat(tokens.read(atSchool, null).roles()).isEmpty();
        assertThat(tokens.read(atBureau, null).inCounty()).isTrue();
    }

    @Test
    void a_county_role_can_not_be_smuggled_in_as_a_school_role() {
        var token =
                token(Map.of("north", Map.of("id", NORTH.toString())), List.of(NORTH + ":county-officer"), List.of());

        assertThat(tokens.read(token, null).roles()).isEmpty();
    }

    private static Jwt token(Map<String, Object> schools, List<String> schoolRoles, List<String> realmRoles) {
        return Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .subject("subject")
                .claim("preferred_username", "someone")
                .claim("schools", schools)
                .claim("school_roles", schoolRoles)
                .claim("realm_access", Map.of("roles", realmRoles))
                .build();
    }
}
