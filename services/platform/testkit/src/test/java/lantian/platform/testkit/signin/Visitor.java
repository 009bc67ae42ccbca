package lantian.platform.testkit.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
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
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lantian.platform.testkit.Tokens;

/** Somebody at an address of his own, who fills in Keycloak's pages or asks for a token with name and password. */
final class Visitor {

    private static final String REDIRECT = "http://127.0.0.1:8080/login/oauth2/code/keycloak";
    private static final Pattern BACK = Pattern.compile("/(login/oauth2/code/keycloak|console/)\\?.*\\bcode=");
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

    private final Door door;
    private final HttpClient http;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /**
     * Where somebody signs in.
     *
     * @param url of Keycloak
     * @param browser the client whose pages send a browser here, and where it is sent back to
     * @param program the client that asks for tokens by password
     */
    record Door(String url, String realm, String browser, String redirect, String program) {

        static Door of(Tokens realm) {
            return new Door(realm.url(), realm.realm(), "lantian-gateway", REDIRECT, "lantian-cli");
        }

        /** That of Keycloak's own administrators. */
        static Door ofAdministration(String url) {
            return new Door(url, "master", "security-admin-console", url + "/admin/master/console/", "admin-cli");
        }

        String endpoint(String path) {
            return url + "/realms/" + realm + "/protocol/openid-connect/" + path;
        }
    }

    /** @param address of the loopback network, like 127.0.0.9 */
    Visitor(Tokens realm, String address) {
        this(Door.of(realm), address);
    }

    Visitor(Door door, String address) {
        this.door = door;
        try {
            this.http = HttpClient.newBuilder()
                    .localAddress(InetAddress.getByName(address))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A token, or why there is none. */
    HttpResponse<String> grant(String username, String password, String... more) {
        var fields = new LinkedHashMap<>(Map.of(
                "grant_type", "password", "client_id", door.program(), "username", username, "password", password));
        for (var i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return post(URI.create(door.endpoint("token")), fields);
    }

    /** A token for a program itself, with the secret of its client. */
    HttpResponse<String> clientGrant(String client, String secret) {
        return post(
                URI.create(door.endpoint("token")),
                Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
    }

    /** @param language of the pages */
    HttpResponse<String> signInPage(String language) {
        cookies.clear();
        return get(URI.create(door.endpoint("auth") + "?response_type=code&scope=openid&client_id=" + door.browser()
                + "&code_challenge_method=S256&code_challenge=" + "A".repeat(43) + "&ui_locales=" + language
                + "&redirect_uri=" + encoded(door.redirect())));
    }

    /** Up to the page after that of account and password. */
    HttpResponse<String> signIn(String username, String password) {
        return submit(signInPage("zh-CN"), Map.of("username", username, "password", password));
    }

    /** Fills in the page's form and follows Keycloak's own redirects. */
    HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> fields) {
        var form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new IllegalStateException("no form in " + page.body());
        }
        var answer = post(page.uri().resolve(form.group(1).replace("&amp;", "&")), fields);
        while (!signedIn(answer)
                && location(answer).filter(to -> to.startsWith(door.url())).isPresent()) {
            answer = get(URI.create(location(answer).orElseThrow()));
        }
        return answer;
    }

    /** Whether Keycloak sent the browser back with a code, which is what a sign-in ends with. */
    static boolean signedIn(HttpResponse<String> answer) {
        return location(answer).filter(to -> BACK.matcher(to).find()).isPresent();
    }

    private static Optional<String> location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location");
    }

    private HttpResponse<String> get(URI address) {
        return send(HttpRequest.newBuilder(address).GET());
    }

    private HttpResponse<String> post(URI address, Map<String, String> fields) {
        var form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
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
        if (header.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
