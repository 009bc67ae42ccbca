package lantian.gateway.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The address in a problem's {@code type} leads to a page that says what it means and what to do. */
@RestController
class ProblemPages {

    private static final MediaType MARKDOWN = new MediaType("text", "markdown", StandardCharsets.UTF_8);
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

    private final Parser parser = Parser.builder().build();
    private final HtmlRenderer renderer =
            HtmlRenderer.builder().escapeHtml(true).build();

    @GetMapping("/problems/{slug:[a-z0-9-]+}")
    ResponseEntity<String> page(@PathVariable String slug, @RequestHeader(defaultValue = "*/*") String accept)
            throws IOException {
        var page = new ClassPathResource("problems/" + slug + ".md");
        if (!page.exists()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var markdown = page.getContentAsString(StandardCharsets.UTF_8);
        var plain = MediaType.parseMediaTypes(List.of(accept)).stream().anyMatch(MARKDOWN::equalsTypeAndSubtype);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(plain ? MARKDOWN : HTML)
                .body(plain ? markdown : html(slug, markdown));
    }

    private String html(String slug, String markdown) {
        return """
                <!doctype html>
                <html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%s</title>
                <main>%s</main>
                """.formatted(slug, renderer.render(parser.parse(markdown)));
    }
}
