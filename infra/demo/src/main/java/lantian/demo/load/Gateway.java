package lantian.demo.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.demo.Demo.Access;
import lantian.servers.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The public API, as somebody. What is temporary (a restart, too many requests, a service that has not yet heard what another
 * one was told) is asked again for a while; every write can be repeated without harm.
 */
final class Gateway {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration HEARSAY = Duration.ofSeconds(30);
    private static final Set<Integer> TEMPORARY = Set.of(429, 500, 502, 503, 504);
    private static final Set<Integer> PERHAPS_NOT_HEARD_YET = Set.of(401, 403, 404);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI address;
    private final Signins signins;
    private final String username;
    private final @Nullable UUID school;

    Gateway(Access access, Signins signins, String username, @Nullable UUID school) {
        this.address = access.gateway();
        this.signins = signins;
        this.username = username;
        this.school = school;
    }

    /**
     * An answer that was a success.
     *
     * @param location of what was made, or empty
     */
    record Answer(int status, JsonNode body, String location) {

        boolean created() {
            return status == 201 || status == 202;
        }
    }

    Answer put(String path, Object body) {
        return send("PUT", path, "application/json", BodyPublishers.ofString(Json.write(body)));
    }

    /** False for what is there already, also where an earlier release brought it in with other words. */
    boolean brought(String path, Object body) {
        try {
            return put(path, body).created();
        } catch (Refused refused) {
            if (refused.isAlreadyThere()) {
                return false;
            }
            throw refused;
        }
    }

    Answer post(String path, Object body) {
        return send("POST", path, "application/json", BodyPublishers.ofString(Json.write(body)));
    }

    JsonNode get(String path) {
        return send("GET", path, "application/json", BodyPublishers.noBody()).body();
    }

    /** All pages of a list. */
    List<JsonNode> all(String path) {
        var items = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = get(path + (path.contains("?") ? "&" : "?") + "limit=500" + cursor);
            page.path("items").forEach(items::add);
            cursor = page.path("next").isString()
                    ? "&cursor=" + page.path("next").asString()
                    : "";
        } while (!cursor.isEmpty());
        return items;
    }

    Answer upload(String path, String name, byte[] file) {
        var boundary = "lantian-" + UUID.randomUUID();
        var head = "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                .formatted(boundary, name, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        var body = BodyPublishers.concat(
                BodyPublishers.ofString(head),
                BodyPublishers.ofByteArray(file),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        return send("POST", path, "multipart/form-data; boundary=" + boundary, body);
    }

    private Answer send(String method, String path, String type, BodyPublisher body) {
        var heard = System.nanoTime() + HEARSAY.toNanos();
        return Patience.until(method + " " + path, PATIENCE, () -> {
            var answer = exchange(method, path, type, body);
            if (answer == null || TEMPORARY.contains(answer.statusCode())) {
                return Optional.empty();
            }
            if (perhapsNotHeardYet(answer) && System.nanoTime() < heard) {
                if (answer.statusCode() != 404) {
                    signins.forget(username);
                }
                return Optional.empty();
            }
            if (answer.statusCode() / 100 != 2) {
                throw new Refused(method + " " + path, answer.statusCode(), answer.body());
            }
            var text = answer.body().isBlank() ? "{}" : answer.body();
            var location = answer.headers().firstValue("Location").orElse("");
            return Optional.of(new Answer(answer.statusCode(), Json.read(text), location));
        });
    }

    /** Of a child, a caregiver, or rights that are new. */
    private static boolean perhapsNotHeardYet(HttpResponse<String> answer) {
        return PERHAPS_NOT_HEARD_YET.contains(answer.statusCode())
                || answer.body().contains("/unknown-participant");
    }

    /** Null where nobody answered. */
    private @Nullable HttpResponse<String> exchange(String method, String path, String type, BodyPublisher body) {
        var request = HttpRequest.newBuilder(address.resolve("/api/" + path))
                .header("Authorization", "Bearer " + signins.token(username))
                .header("Content-Type", type)
                .header("Accept-Language", "en")
                .timeout(Duration.ofSeconds(60))
                .method(method, body);
        if (school != null) {
            request.header("Lantian-School", school.toString());
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException nobodyThere) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
