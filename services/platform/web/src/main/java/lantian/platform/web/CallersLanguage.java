package lantian.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.LocaleResolver;

/** Chinese, unless the caller prefers English and says so readably. */
final class CallersLanguage implements LocaleResolver {

    private static final Map<String, Locale> OURS = Map.of("zh", Locale.SIMPLIFIED_CHINESE, "en", Locale.ENGLISH);

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        var wished = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        return wished == null ? Locale.SIMPLIFIED_CHINESE : preferred(wished);
    }

    private static Locale preferred(String wished) {
        try {
            return LanguageRange.parse(wished).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> OURS.get(range.getRange().split("-", 2)[0]))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(Locale.SIMPLIFIED_CHINESE);
        } catch (IllegalArgumentException unreadable) {
            return Locale.SIMPLIFIED_CHINESE;
        }
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("the caller chooses");
    }
}
