package lantian.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Keycloak's administration, as far as tests and the local stack need it. */
public final class KeycloakAdmin {

    private static final Duration FOR_A_PASSWORD = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String url;
    private final String password;
    private String token = "";
    private Instant renew = Instant.EPOCH;

    public KeycloakAdmin(String url, String password) {
        this.url = url;
        this.password = password;
    }

    /** Whether Keycloak answers there and takes the password. */
    public boolean welcome() {
        try {
            return !token().isEmpty();
        } catch (UncheckedIOException | IllegalStateException nobody) {
            return false;
        }
    }

    public boolean has(String realm) {
        return find("/" + realm).isPresent();
    }

    public void createRealm(String json) {
        send("POST", "", json);
    }

    public void deleteRealm(String realm) {
        send("DELETE", "/" + realm, null);
    }

    /** @param path below {@code /admin/realms} */
    public Optional<JsonNode> find(String path) {
        var answer = exchange("GET", path, null);
        return answer.statusCode() == 404 ? Optional.empty() : Optional.of(Json.read(checked(answer, path)));
    }

    /** @return the body of the answer, which must be a success */
    public String send(String method, String path, @Nullable String json) {
        return checked(exchange(method, path, json), path);
    }

    /**
     * Gives an account that the API made a password of its own, instead of the one-time password. That is set some moments
     * after the account was made, so this waits for it: it would come on top otherwise.
     */
    public void ownPassword(String realm, String user, String own) {
        var path = "/" + realm + "/users/" + user;
        var end = Instant.now().plus(FOR_A_PASSWORD);
        while (find(path + "/credentials").filter(known -> !known.isEmpty()).isEmpty()) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("The account " + user + " has not got a one-time password");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        send("PUT", path + "/reset-password", Json.write(Map.of("type", "password", "value", own, "temporary", false)));
    }

    /** Signs a user in with name and password, for all the schools that are his. */
    public static String token(String url, String realm, String client, String user, String password) {
        var form = Map.of(
                "grant_type", "password",
                "client_id", client,
                "username", user,
                "password", password,
                "scope", realm.equals("master") ? "openid" : "openid organization:*");
        var request = HttpRequest.newBuilder(URI.create(url + "/realms/" + realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return Json.read(checked(answer, "token of " + user))
                    .path("access_token")
                    .asString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> exchange(String method, String path, @Nullable String json) {
        var body = json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json);
        var request = HttpRequest.newBuilder(URI.create(url + "/admin/realms" + path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(60))
                .method(method, body)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private synchronized String token() {
        if (Instant.now().isAfter(renew)) {
            token = token(url, "master", "admin-cli", KeycloakServer.ADMIN, password);
            renew = Instant.now().plusSeconds(30);
        }
        return token;
    }

    private static String checked(HttpResponse<String> answer, String what) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    "Keycloak answered " + answer.statusCode() + " to " + what + ": " + answer.body());
        }
        return answer.body();
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
