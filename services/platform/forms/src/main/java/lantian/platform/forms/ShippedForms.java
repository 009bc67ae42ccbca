package lantian.platform.forms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import lantian.platform.tenancy.Accounts;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.County;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.Tenancy;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts the forms that come with the software on record before anybody can ask for them. A newer release's form follows an
 * older release's; what the county published itself is the county's, and no release replaces it.
 */
final class ShippedForms implements SmartInitializingSingleton {

    private static final String FILES = "classpath*:forms/*.json";
    private static final JsonMapper JSON = new JsonMapper();

    private final StoredForms forms;
    private final FormTriggers triggers;
    private final County county;
    private final TransactionTemplate transaction;

    ShippedForms(StoredForms forms, FormTriggers triggers, County county, TransactionTemplate transaction) {
        this.forms = forms;
        this.triggers = triggers;
        this.county = county;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var software =
                new Actor(Accounts.of("system"), "system", county.id(), Set.of(Role.COUNTY_OFFICER), Optional.empty());
        try {
            var files = new PathMatchingResourcePatternResolver().getResources(FILES);
            Tenancy.as(software, () -> Arrays.stream(files).forEach(this::keep));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(Resource file) {
        var key = Objects.requireNonNull(file.getFilename()).replaceFirst("\\.json$", "");
        keep(key, text(file));
    }

    /** @throws IllegalStateException for a form that nobody may publish */
    void keep(String key, String written) {
        var schema = JSON.readTree(written);
        var definition = Definition.of(schema, triggers.codes());
        if (!definition.flaws().isEmpty()) {
            throw new IllegalStateException("the form " + key + " is not good: " + definition.flaws());
        }
        var fingerprint = PublishForm.fingerprint(schema);
        try {
            transaction.executeWithoutResult(_ -> {
                var current = forms.current(key);
                if (current.isPresent()
                        && (current.get().publishedAt().isPresent()
                                || forms.fingerprints(key).contains(fingerprint))) {
                    return;
                }
                current.map(form -> form.brokenBy(definition.properties()))
                        .filter(broken -> !broken.isEmpty())
                        .ifPresent(broken -> {
                            throw new IllegalStateException(
                                    "the form " + key + " breaks what was filled in: " + broken);
                        });
                var version = new FormVersion(
                        key, current.map(form -> form.version().version() + 1).orElse(1));
                var document = schema.toString();
                forms.add(Form.of(version, document, Optional.empty()), document, fingerprint);
            });
        } catch (DuplicateKeyException anotherInstanceWasFaster) {
            forms.current(key);
        }
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
