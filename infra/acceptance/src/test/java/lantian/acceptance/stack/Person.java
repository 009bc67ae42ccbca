package lantian.acceptance.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who uses the API with a token of his own. */
public final class Person {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private static final JsonMapper JSON = new JsonMapper();

    private final String address;
    private final String token;
    private final @Nullable UUID school;

    public Person(String address, String token, @Nullable UUID school) {
        this.address = address;
        this.token = token;
        this.school = school;
    }

    /** The same person for one of the schools served. */
    public Person at(UUID chosen) {
        return new Person(address, token, chosen);
    }

    /** What came back. */
    public record Answer(int status, JsonNode body, HttpResponse<byte[]> raw) {

        public boolean ok() {
            return status / 100 == 2;
        }

        /** The problem's name, or nothing. */
        public String slug() {
            return body.path("type").asString("").replaceFirst(".*/problems/", "");
        }

        public String text() {
            return new String(raw.body(), StandardCharsets.UTF_8);
        }

        /** @throws AssertionError with the answer when it is no success */
        public Answer expectOk() {
            if (!ok()) {
                throw new AssertionError(raw.request().method() + " " + raw.uri() + " -> " + status + " " + text());
            }
            return this;
        }
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody(), null, null);
    }

    public Answer put(String path, Map<String, ?> body) {
        return put(path, body, null);
    }

    public Answer put(String path, Map<String, ?> body, @Nullable String ifMatch) {
        return send("PUT", path, json(body), "application/json", ifMatch);
    }

    public Answer post(String path, Map<String, ?> body) {
        return send("POST", path, json(body), "application/json", null);
    }

    /** Uploads one file as a form would. */
    public Answer upload(String path, String fileName, byte[] content) {
        var boundary = "lantian-" + UUID.randomUUID();
        var head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        var tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        var body = BodyPublishers.concat(
                BodyPublishers.ofByteArray(head),
                BodyPublishers.ofByteArray(content),
                BodyPublishers.ofByteArray(tail));
        return send("POST", path, body, "multipart/form-data; boundary=" + boundary, null);
    }

    public Answer send(
            String method, String path, BodyPublisher body, @Nullable String type, @Nullable String ifMatch) {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .method(method, body);
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        if (school != null) {
            request.header("Lantian-School", school.toString());
        }
        try {
            var answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), parsed(answer), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parsed(HttpResponse<byte[]> answer) {
        var type = answer.headers().firstValue("Content-Type").orElse("");
        return type.contains("json") ? JSON.readTree(answer.body()) : JSON.createObjectNode();
    }

    private static BodyPublisher json(Map<String, ?> body) {
        return BodyPublishers.ofString(JSON.writeValueAsString(body));
    }
}
