package lantian.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** What Tomcat refuses before the request reaches the application, such as an address that can't be decoded. */
final class UnroutedRefusals extends ErrorReportValve {

    private final ProblemDocuments documents;
    private final LocaleResolver languages;
    private final JsonMapper json;

    UnroutedRefusals(ProblemDocuments documents, LocaleResolver languages, JsonMapper json) {
        this.documents = documents;
        this.languages = languages;
        this.json = json;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        var status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        if (status == 501 || status == 505) {
            // how a request is framed, and in which version, is the caller's choice
            status = 400;
            response.setStatus(status);
        }
        var language = languages.resolveLocale(request);
        var document = documents.of(status, ProblemDocuments.slug(status), List.of(), List.of(), language);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        try {
            response.getOutputStream().write(json.writeValueAsBytes(document));
            response.finishResponse();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
