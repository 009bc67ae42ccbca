package lantian.reporting.figures.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.web.Allowed;
import lantian.platform.web.Problem;
import lantian.platform.web.Problem.FieldError;
import lantian.reporting.figures.Answer.Figures;
import lantian.reporting.figures.Answer.Refused;
import lantian.reporting.figures.AskFigures;
import lantian.reporting.figures.Asked;
import lantian.reporting.figures.Level;
import lantian.reporting.freshness.Watermark;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Allowed({Role.COUNTY_OFFICER, Role.AREA_SUPERVISOR, Role.AUDITOR, Role.SCHOOL_ADMIN, Role.CLASS_TEACHER, Role.CAREGIVER
})
class FiguresController {

    private final AskFigures ask;
    private final Watermark watermark;

    FiguresController(AskFigures ask, Watermark watermark) {
        this.ask = ask;
        this.watermark = watermark;
    }

    @GetMapping("/api/figures")
    FiguresDocument figures(
            @RequestParam @Nullable String level,
            @RequestParam @Nullable String asOf,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            @RequestParam @Nullable String area,
            @RequestParam @Nullable String school) {
        var freshAsOf = watermark.freshAsOf();
        var input = new Input();
        var asked = new Asked(
                input.read("level", level, wire -> Level.fromWire(wire).orElseThrow(IllegalArgumentException::new)),
                input.read("asOf", asOf, LocalDate::parse),
                input.read("from", from, LocalDate::parse),
                input.read("to", to, LocalDate::parse),
                input.read("area", area, UUID::fromString),
                input.read("school", school, UUID::fromString));
        input.refuseWhatIsWrong();
        return switch (ask.figures(asked, Tenancy.actor())) {
            case Figures figures -> FiguresDocument.of(figures, freshAsOf);
            case Refused why -> throw problem(why);
        };
    }

    static Problem problem(Refused why) {
        return switch (why) {
            case NOT_FOUND -> Problem.notFound();
            case NOT_ALLOWED -> Problem.notAllowed();
            case SCHOOL_NEEDED -> Problem.invalid(new FieldError("school", "required", "{field.school}"));
            case OUT_OF_ORDER -> Problem.invalid(new FieldError("from", "out-of-order", "{field.from.order}"));
            case TOO_FAR_AHEAD -> Problem.of(422, "as-of-too-far-ahead");
        };
    }

    /** Reads what was asked, and names every part that can't be read at once. */
    static final class Input {

        private final List<FieldError> errors = new ArrayList<>();

        <T> Optional<T> read(String field, @Nullable String text, Function<String, T> parse) {
            if (text == null || text.isBlank()) {
                return Optional.empty();
            }
            try {
                return Optional.of(parse.apply(text.strip()));
            } catch (DateTimeParseException | IllegalArgumentException unreadable) {
                errors.add(new FieldError(field, "unreadable", "{field." + field + "}"));
                return Optional.empty();
            }
        }

        void refuseWhatIsWrong() {
            if (!errors.isEmpty()) {
                throw Problem.invalid(errors.toArray(FieldError[]::new));
            }
        }
    }
}
