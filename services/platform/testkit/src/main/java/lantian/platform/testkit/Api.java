package lantian.platform.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service over HTTP, as somebody. */
public final class Api {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final int port;
    private final String token;
    private final @Nullable UUID school;
    private final @Nullable String language;

    public Api(int port, String token) {
        this(port, token, null);
    }

    public Api(int port, String token, @Nullable UUID school) {
        this(port, token, school, null);
    }

    private Api(int port, String token, @Nullable UUID school, @Nullable String language) {
        this.port = port;
        this.token = token;
        this.school = school;
        this.language = language;
    }

    /** The same person, who reads another language. */
    public Api reading(String language) {
        return new Api(port, token, school, language);
    }

    public Answer put(String path, String body) {
        return send(request(path).PUT(BodyPublishers.ofString(body)));
    }

    public Answer putIfMatch(String path, String body, String version) {
        return send(request(path).header("If-Match", version).PUT(BodyPublishers.ofString(body)));
    }

    public Answer post(String path, String body) {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    /** Uploads a roster as a browser does. */
    public Answer upload(String path, String fileName, byte[] file) {
        var boundary = "----" + UUID.randomUUID();
        var head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        var tail = "\r\n--" + boundary + "--\r\n";
        return send(request(path)
                .setHeader("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofByteArray(file),
                        BodyPublishers.ofString(tail))));
    }

    public Answer uploadRaw(String path, String type, String body) {
        return send(request(path).setHeader("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    public byte[] download(String path) {
        try {
            return HTTP.send(request(path).GET().build(), BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** The service's own description of its API. */
    public JsonNode description() {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v3/api-docs")))
                .body();
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/" + path))
                .header("Content-Type", "application/json");
        if (school != null) {
            request.header("Lantian-School", school.toString());
        }
        if (language != null) {
            request.header("Accept-Language", language);
        }
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public JsonNode body() {
            return JSON.readTree(response.body());
        }

        public String etag() {
            return response.headers().firstValue("ETag").orElse("");
        }

        /** The last part of the problem's type, with the status: {@code 422 caregiver-full}. */
        public String problem() {
            var type = body().path("type").asString();
            return status() + " " + type.substring(type.lastIndexOf('/') + 1);
        }
    }
}
