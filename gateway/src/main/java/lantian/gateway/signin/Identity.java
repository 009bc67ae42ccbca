package lantian.gateway.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import lantian.gateway.GatewaySettings;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Keycloak, as the gateway talks to it behind the browser's back. */
@Component
class Identity {

    /** Keycloak could not be asked; nothing follows from that about the person. */
    static final class Away extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Away(Throwable cause) {
            super("Keycloak did not answer", cause);
        }
    }

    private record TokenAnswer(String access_token, long expires_in, String refresh_token, long refresh_expires_in) {}

    private final GatewaySettings settings;
    private final Clock clock;
    private final RestClient http;

    Identity(GatewaySettings settings, Clock clock, RestClient.Builder clients, KeycloakRequests requests) {
        this.settings = settings;
        this.clock = clock;
        this.http = clients.clone()
                .requestFactory(requests.patient(Duration.ofSeconds(5)))
                .defaultHeaders(headers -> headers.setBasicAuth(settings.clientId(), settings.secret()))
                .build();
    }

    /** New tokens, or nothing when the sign-in has ended at Keycloak. */
    Optional<Tokens> renew(String refreshToken) {
        return ask("token", Map.of("grant_type", "refresh_token", "refresh_token", refreshToken), TokenAnswer.class)
                .map(this::tokens);
    }

    /**
     * Whether Keycloak still takes the token, asked at the user-info endpoint: introspection answers only for tokens that
     * name the gateway as audience. It also refuses tokens without scope {@code openid} (403), which says nothing here.
     */
    boolean active(String accessToken) {
        try {
            return http.get()
                    .uri(settings.realm("userinfo"))
                    .headers(headers -> headers.setBearerAuth(accessToken))
                    .exchangeForRequiredValue((_, response) -> {
                        var status = response.getStatusCode();
                        if (status.is5xxServerError()) {
                            throw new Away(new IllegalStateException("status " + status.value()));
                        }
                        return status.value() != HttpStatus.UNAUTHORIZED.value();
                    });
        } catch (RestClientException away) {
            throw new Away(away);
        }
    }

    /** Ends the sign-in at Keycloak, so that the next one asks for the password again. */
    void end(String refreshToken) {
        ask("logout", Map.of("refresh_token", refreshToken), Void.class);
    }

    private Tokens tokens(TokenAnswer answer) {
        var now = Instant.now(clock);
        return new Tokens(
                answer.access_token(),
                now.plusSeconds(answer.expires_in()),
                answer.refresh_token(),
                now.plusSeconds(answer.refresh_expires_in()));
    }

    /** Empty when Keycloak refused (4xx). */
    private <T> Optional<T> ask(String endpoint, Map<String, String> fields, Class<T> type) {
        try {
            return http.post()
                    .uri(settings.realm(endpoint))
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .accept(MediaType.APPLICATION_JSON)
                    .body(form(fields))
                    .exchangeForRequiredValue(
                            (_, response) -> answer(response.getStatusCode(), () -> response.bodyTo(type)));
        } catch (RestClientException away) {
            throw new Away(away);
        }
    }

    private static <T> Optional<T> answer(HttpStatusCode status, Supplier<T> body) {
        if (status.is5xxServerError()) {
            throw new Away(new IllegalStateException("status " + status.value()));
        }
        return status.is2xxSuccessful() ? Optional.ofNullable(body.get()) : Optional.empty();
    }

    private static MultiValueMap<String, String> form(Map<String, String> fields) {
        var form = new LinkedMultiValueMap<String, String>();
        fields.forEach(form::set);
        return form;
    }
}
