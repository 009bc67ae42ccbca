package lantian.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As much of a browser as signing in needs: it keeps cookies per host and fills in Keycloak's form. */
final class Browser {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

    final Map<String, String> cookies = new LinkedHashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();

    /**
     * Keycloak asks for the name first and for the password on a second page, or for both at once.
     *
     * @return the answer of the gateway that set the session's cookie
     */
    HttpResponse<String> signIn(House.Gateway gateway, String username) {
        var answer = follow(get(gateway.address() + "/login"));
        for (var pages = 0; pages < 2 && answer.statusCode() == 200; pages++) {
            answer = send(HttpRequest.newBuilder(formOf(answer))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("username=" + username + "&password=" + House.PASSWORD)));
        }
        return get(answer.headers().firstValue("Location").orElseThrow());
    }

    private static URI formOf(HttpResponse<String> page) {
        var form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new IllegalStateException("no form in " + page.uri());
        }
        return page.uri().resolve(form.group(1).replace("&amp;", "&"));
    }

    HttpResponse<String> follow(HttpResponse<String> answer) {
        var now = answer;
        while (now.statusCode() / 100 == 3) {
            now = get(now.uri()
                    .resolve(now.headers().firstValue("Location").orElseThrow())
                    .toString());
        }
        return now;
    }

    HttpResponse<String> get(String address, String... headers) {
        return send(request(address, headers).GET());
    }

    /** A write as the console sends it. */
    HttpResponse<String> write(String method, String address, String body, String... headers) {
        return send(request(address, headers).method(method, BodyPublishers.ofString(body)));
    }

    JsonNode session(House.Gateway gateway, String... headers) {
        return JSON.readTree(get(gateway.address() + "/session", headers).body());
    }

    String csrf(House.Gateway gateway) {
        return session(gateway).path("csrf").path("token").asString();
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static HttpRequest.Builder request(String address, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(address));
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String header) {
        var pair = header.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty() || header.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
