package lantian.platform.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import lantian.platform.web.Problem.FieldError;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Writes a refusal in the caller's language. */
final class ProblemDocuments {

    private final MessageSource texts;

    ProblemDocuments(MessageSource texts) {
        this.texts = texts;
    }

    ProblemDetail of(int status, String slug, List<Object> arguments, List<FieldError> errors, Locale locale) {
        var document = ProblemDetail.forStatus(HttpStatusCode.valueOf(status));
        document.setType(URI.create("/problems/" + slug));
        document.setTitle(text(slug + ".title", arguments, slug, locale));
        document.setDetail(text(slug + ".detail", arguments, "", locale));
        if (!errors.isEmpty()) {
            document.setProperty(
                    "errors",
                    errors.stream().map(error -> localized(error, locale)).toList());
        }
        return document;
    }

    /** Of a refusal that says no more than its status. */
    static String slug(int status) {
        return switch (status) {
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 413 -> "too-large";
            case 415 -> "unsupported-media-type";
            default -> status < 500 ? "malformed-request" : "our-fault";
        };
    }

    private FieldError localized(FieldError error, Locale locale) {
        var detail = error.detail();
        if (detail.startsWith("{") && detail.endsWith("}")) {
            var key = detail.substring(1, detail.length() - 1);
            return new FieldError(error.field(), error.code(), text(key, List.of(), key, locale));
        }
        return error;
    }

    private String text(String key, List<Object> arguments, String otherwise, Locale locale) {
        var found = texts.getMessage(key, arguments.toArray(), otherwise, locale);
        return found == null ? otherwise : found;
    }
}
