package lantian.gateway.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes refusals in the caller's language: Chinese unless English is preferred. */
@Component
public class Refusals {

    private static final Map<String, Locale> LANGUAGES = Map.of("zh", Locale.SIMPLIFIED_CHINESE, "en", Locale.ENGLISH);

    private final JsonMapper json;
    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    Refusals(JsonMapper json) {
        this.json = json;
        texts.setBasename("problems-gateway");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        texts.setAlwaysUseMessageFormat(true);
    }

    public void write(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(refusal.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        switch (refusal) {
            case NOT_SIGNED_IN -> response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            case SERVICE_AWAY -> response.setHeader(HttpHeaders.RETRY_AFTER, "5");
            case TOO_MANY_REQUESTS -> response.setHeader(HttpHeaders.RETRY_AFTER, "60");
            default -> {}
        }
        response.getOutputStream().write(json.writeValueAsBytes(document(refusal, language(request))));
        response.flushBuffer();
    }

    private ProblemDetail document(Refusal refusal, Locale language) {
        var document = ProblemDetail.forStatus(refusal.status());
        document.setType(URI.create("/problems/" + refusal.slug()));
        document.setTitle(texts.getMessage(refusal.slug() + ".title", null, language));
        document.setDetail(texts.getMessage(refusal.slug() + ".detail", null, language));
        return document;
    }

    private static Locale language(HttpServletRequest request) {
        var wished = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (wished == null) {
            return Locale.SIMPLIFIED_CHINESE;
        }
        try {
            return LanguageRange.parse(wished).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> LANGUAGES.get(range.getRange().split("-", 2)[0]))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(Locale.SIMPLIFIED_CHINESE);
        } catch (IllegalArgumentException unreadable) {
            return Locale.SIMPLIFIED_CHINESE;
        }
    }
}
