package lantian.local;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import lantian.demo.Demo;
import lantian.servers.KeycloakAdmin;
import lantian.servers.Realm;

/** Loads demo counties into the running stack, and remembers which are there. */
final class Demos {

    private final Layout layout;
    private final Texts texts;
    private final Stack stack;

    Demos(Layout layout, Texts texts, Stack stack) {
        this.layout = layout;
        this.texts = texts;
        this.stack = stack;
    }

    boolean loaded(String name) {
        return Files.exists(mark(name));
    }

    void load(String name, Steps steps) throws Exception {
        var demo = ServiceLoader.load(Demo.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal(texts.say("no-demo", name)));
        var accounts =
                steps.step(texts.say("step.demo", name), () -> demo.load(access(), line -> steps.line("    " + line)));
        new Accounts(layout, texts).add(accounts);
        mark(name, "");
    }

    private Demo.Access access() {
        return new Demo.Access(
                URI.create(stack.address()),
                this::token,
                stack.demoPassword(),
                stack.keycloakAdmin(),
                Stack.REALM,
                Stack.COUNTY,
                texts.chinese());
    }

    /**
     * A token of any account of this local stack. Somebody whom the API has made has a one-time password: the demo's takes its
     * place, for a token can't be had before the first sign-in otherwise, and it needs no one-time code from then on.
     */
    String token(String username) {
        try {
            return token(username, stack.demoPassword());
        } catch (IllegalStateException notYet) {
            givePassword(username, notYet);
            return token(username, stack.demoPassword());
        }
    }

    private void givePassword(String username, IllegalStateException refused) {
        var admin = stack.keycloakAdmin();
        var users = "/" + Stack.REALM + "/users";
        var known = admin.find(users + "?exact=true&username=" + URLEncoder.encode(username, StandardCharsets.UTF_8))
                .orElseThrow();
        if (known.isEmpty()) {
            throw refused;
        }
        var id = known.path(0).path("id").asString();
        admin.ownPassword(Stack.REALM, id, stack.demoPassword());
        var group = admin.find("/" + Stack.REALM + "/group-by-path" + Realm.DEMO_ACCOUNTS.replace(" ", "%20"))
                .orElseThrow();
        admin.send("PUT", users + "/" + id + "/groups/" + group.path("id").asString(), null);
    }

    private String token(String username, String password) {
        return KeycloakAdmin.token(stack.keycloak().url(), Stack.REALM, "lantian-cli", username, password);
    }

    private void mark(String name, String content) throws IOException {
        Files.createDirectories(layout.data("demo"));
        Files.writeString(mark(name), content);
    }

    private Path mark(String name) {
        return layout.data("demo").resolve(name + ".loaded");
    }
}
