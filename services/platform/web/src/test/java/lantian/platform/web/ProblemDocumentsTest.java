package lantian.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import lantian.platform.web.Problem.FieldError;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class ProblemDocumentsTest {

    private final ProblemDocuments documents = new ProblemDocuments(texts());

    @Test
    void a_refusal_speaks_the_callers_language() {
        var chinese = documents.of(404, "not-found", List.of(), List.of(), Locale.SIMPLIFIED_CHINESE);
        var english = documents.of(404, "not-found", List.of(), List.of(), Locale.ENGLISH);

        assertThat(chinese.getTitle()).isEqualTo("没有找到");
        assertThat(english.getTitle()).isEqualTo("Not found");
        assertThat(chinese.getType()).hasToString("/problems/not-found");
    }

    @Test
    void an_error_of_a_field_is_named_with_its_sentence() {
        var document = documents.of(
                400,
                "invalid-input",
                List.of(),
                List.of(new FieldError("limit", "out-of-range", "{field.limit}")),
                Locale.SIMPLIFIED_CHINESE);

        assertThat(document.getProperties())
                .containsEntry("errors", List.of(new FieldError("limit", "out-of-range", "每页 1 至 500 条。")));
    }

    private static ResourceBundleMessageSource texts() {
        var texts = new ResourceBundleMessageSource();
        texts.setBasename("problems");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        texts.setAlwaysUseMessageFormat(true);
        return texts;
    }
}
