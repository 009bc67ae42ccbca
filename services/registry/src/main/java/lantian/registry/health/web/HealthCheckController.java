package lantian.registry.health.web;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;
import static lantian.platform.tenancy.Role.CLASS_TEACHER;
import static lantian.platform.tenancy.Role.SCHOOL_ADMIN;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lantian.platform.forms.Details;
import lantian.platform.forms.Filling.Filled;
import lantian.platform.forms.Filling.Wrong;
import lantian.platform.forms.Form;
import lantian.platform.forms.FormVersion;
import lantian.platform.forms.Forms;
import lantian.platform.web.Allowed;
import lantian.platform.web.Cursor;
import lantian.platform.web.Etags;
import lantian.platform.web.IdempotentPut;
import lantian.platform.web.Page;
import lantian.platform.web.Problem;
import lantian.platform.web.Problem.FieldError;
import lantian.registry.child.Sex;
import lantian.registry.health.GrowthReference;
import lantian.registry.health.GrowthReference.Measure;
import lantian.registry.health.GrowthReference.Percentiles;
import lantian.registry.health.GrowthReference.Score;
import lantian.registry.health.HealthCheck;
import lantian.registry.health.HealthCheck.Kind;
import lantian.registry.health.HealthCheckId;
import lantian.registry.health.KeepHealthCheck;
import lantian.registry.health.KeepHealthCheck.Finding;
import lantian.registry.health.KeepHealthCheck.Outcome;
import lantian.registry.health.ReadHealthChecks;
import lantian.registry.health.ReadHealthChecks.Growth;
import lantian.registry.health.ReadHealthChecks.Last;
import lantian.registry.health.ReadHealthChecks.Shown;
import lantian.registry.health.Results;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
@Allowed({SCHOOL_ADMIN, CLASS_TEACHER})
class HealthCheckController {

    private final KeepHealthCheck keepHealthCheck;
    private final ReadHealthChecks readHealthChecks;
    private final Forms forms;

    HealthCheckController(KeepHealthCheck keepHealthCheck, ReadHealthChecks readHealthChecks, Forms forms) {
        this.keepHealthCheck = keepHealthCheck;
        this.readHealthChecks = readHealthChecks;
        this.forms = forms;
    }

    @PutMapping("/health-checks/{id}")
    ResponseEntity<CheckView> put(
            @PathVariable UUID id,
            @Valid @RequestBody CheckBody body,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var results = body.results(details(body));
        var finding = new Finding(body.child(), body.kind(), body.on(), results);
        return switch (keepHealthCheck.keep(new HealthCheckId(id), finding, IdempotentPut.of(body, ifMatch))) {
            case Outcome.Kept(var check, var created) ->
                answer(created ? HttpStatus.CREATED : HttpStatus.OK, new Shown(check, results));
            case Outcome.Refused why -> throw problem(why);
        };
    }

    @GetMapping("/health-checks/{id}")
    ResponseEntity<CheckView> get(@PathVariable UUID id) {
        return answer(HttpStatus.OK, readHealthChecks.one(new HealthCheckId(id)).orElseThrow(Problem::notFound));
    }

    @GetMapping("/health-checks")
    Page<CheckView> list(
            @RequestParam UUID child,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var atMost = Page.limit(limit);
        var last =
                Cursor.parse(cursor, 2).map(it -> new Last(it.day(0), it.id(1))).orElse(null);
        var found = readHealthChecks.of(child, last, atMost + 1).orElseThrow(Problem::notFound);
        var page = Page.of(
                found,
                atMost,
                it -> Cursor.after(it.check().on(), it.check().id().value()));
        return new Page<>(page.items().stream().map(CheckView::of).toList(), page.next());
    }

    /** How the child grows, beside how healthy children of its sex do. */
    @GetMapping("/children/{id}/growth")
    GrowthView growth(@PathVariable UUID id) {
        return GrowthView.of(readHealthChecks.growth(id).orElseThrow(Problem::notFound));
    }

    private static ResponseEntity<CheckView> answer(HttpStatus status, Shown shown) {
        return ResponseEntity.status(status)
                .eTag(Etags.of(shown.check().version()))
                .body(CheckView.of(shown));
    }

    private static Problem problem(Outcome.Refused why) {
        return switch (why) {
            case UNKNOWN_CHILD -> Problem.notFound().with(List.of(new FieldError("child", "unknown", "{field.child}")));
            case IN_THE_FUTURE ->
                Problem.of(422, "in-the-future")
                        .with(List.of(new FieldError("on", "in-the-future", "{field.day.in-the-future}")));
            case BEFORE_BIRTH ->
                Problem.of(422, "before-birth")
                        .with(List.of(new FieldError("on", "before-birth", "{field.day.before-birth}")));
            case OTHER_CHECK -> Problem.of(422, "health-check-of-another");
        };
    }

    private Optional<Details> details(CheckBody body) {
        var values = body.details();
        if (values == null) {
            return Optional.empty();
        }
        return switch (form(body.form()).fill(values, Set.of())) {
            case Filled(var details) ->
                Optional.of(details).filter(it -> !it.values().isEmpty());
            case Wrong(var flaws) ->
                throw Problem.of(422, "invalid-input")
                        .with(flaws.stream()
                                .map(flaw -> wrong("details." + flaw.property(), flaw.code()))
                                .toList());
        };
    }

    private Form form(@Nullable FormBody by) {
        return (by == null ? forms.newest(HealthCheck.FORM) : forms.find(new FormVersion(by.key(), by.version())))
                .filter(form -> form.version().key().equals(HealthCheck.FORM))
                .orElseThrow(() -> Problem.of(422, "invalid-input").with(List.of(wrong("form.version", "not-one-of"))));
    }

    private static FieldError wrong(String field, String code) {
        return new FieldError(field, code, "{field.details." + code + "}");
    }

    record FormBody(@NotNull String key, @NotNull Integer version) {

        static FormBody of(Details details) {
            var version = details.form().version();
            return new FormBody(version.key(), version.version());
        }
    }

    /** Of each eye as it was read: 4.0 to 5.3 by the five-mark record, 0.1 to 2.0 as a decimal. */
    record Vision(
            @Digits(integer = 1, fraction = 2) @Nullable BigDecimal left,
            @Digits(integer = 1, fraction = 2) @Nullable BigDecimal right) {

        List<FieldError> flaws() {
            var flaws = new ArrayList<FieldError>();
            if (left != null && !isRead(left)) {
                flaws.add(new FieldError("vision.left", "unknown-value", "{field.vision}"));
            }
            if (right != null && !isRead(right)) {
                flaws.add(new FieldError("vision.right", "unknown-value", "{field.vision}"));
            }
            return flaws;
        }

        private static boolean isRead(BigDecimal value) {
            var fiveMark =
                    within(value, "4.0", "5.3") && value.stripTrailingZeros().scale() <= 1;
            return fiveMark || within(value, "0.1", "2.0");
        }

        private static boolean within(BigDecimal value, String least, String most) {
            return value.compareTo(new BigDecimal(least)) >= 0 && value.compareTo(new BigDecimal(most)) <= 0;
        }
    }

    /** @param kind a check-up where nothing is said; only there both measures are required */
    record CheckBody(
            @NotNull UUID child,
            @Nullable Kind kind,
            @NotNull LocalDate on,

            @DecimalMin("30") @DecimalMax("230") @Digits(integer = 3, fraction = 1) @Nullable
            BigDecimal height,

            @DecimalMin("1") @DecimalMax("200") @Digits(integer = 3, fraction = 1) @Nullable
            BigDecimal weight,

            @Valid @Nullable Vision vision,

            @Size(max = 60) @Pattern(regexp = "[^\\p{Cntrl}]*") @Nullable
            String examiner,

            @JsonInclude(NON_NULL) @Valid @Nullable FormBody form,
            @JsonInclude(NON_NULL) @Nullable Map<String, Object> details) {

        @Override
        public Kind kind() {
            return kind == null ? Kind.CHECK_UP : kind;
        }

        /** @throws Problem 400 naming what lacks or is no vision */
        Results results(Optional<Details> filled) {
            var flaws = new ArrayList<FieldError>(vision == null ? List.of() : vision.flaws());
            if (kind() == Kind.CHECK_UP && height == null) {
                flaws.add(new FieldError("height", "required", "{field.required}"));
            }
            if (kind() == Kind.CHECK_UP && weight == null) {
                flaws.add(new FieldError("weight", "required", "{field.required}"));
            }
            if (!flaws.isEmpty()) {
                throw Problem.invalid(flaws.toArray(FieldError[]::new));
            }
            return new Results(
                    height,
                    weight,
                    vision == null ? null : vision.left(),
                    vision == null ? null : vision.right(),
                    examiner == null || examiner.isBlank() ? null : examiner.strip(),
                    filled);
        }
    }

    record CheckView(
            UUID id,
            UUID child,
            Kind kind,
            LocalDate on,
            @Nullable BigDecimal height,
            @Nullable BigDecimal weight,
            @Nullable Vision vision,
            @Nullable String examiner,
            @Nullable FormBody form,
            @Nullable Map<String, Object> details,
            long version) {

        static CheckView of(Shown shown) {
            var check = shown.check();
            var results = shown.results();
            return new CheckView(
                    check.id().value(),
                    check.child(),
                    check.kind(),
                    check.on(),
                    results.height(),
                    results.weight(),
                    results.left() == null && results.right() == null
                            ? null
                            : new Vision(results.left(), results.right()),
                    results.examiner(),
                    results.details().map(FormBody::of).orElse(null),
                    results.details().map(Details::values).orElse(null),
                    check.version());
        }
    }

    record GrowthView(Sex sex, LocalDate birthDate, List<PointView> points, ReferenceView reference) {

        static GrowthView of(Growth growth) {
            var sex = growth.identity().sex();
            var birth = growth.identity().birthDate();
            return new GrowthView(
                    sex,
                    birth,
                    growth.checks().stream()
                            .filter(it -> it.results().height() != null
                                    || it.results().weight() != null)
                            .map(it -> PointView.of(it, sex, birth))
                            .toList(),
                    new ReferenceView(
                            CurveView.of(Measure.HEIGHT, sex),
                            CurveView.of(Measure.WEIGHT, sex),
                            CurveView.of(Measure.BMI, sex)));
        }
    }

    /** One check's measures. A score is missing where the age is beyond the reference. */
    record PointView(
            UUID check,
            LocalDate on,
            BigDecimal months,
            @Nullable BigDecimal height,
            @Nullable BigDecimal weight,
            @Nullable BigDecimal bmi,
            @Nullable ScoreView heightForAge,
            @Nullable ScoreView weightForAge,
            @Nullable ScoreView bmiForAge) {

        static PointView of(Shown shown, Sex sex, LocalDate birth) {
            var results = shown.results();
            var bmi = results.bmi().orElse(null);
            var months = GrowthReference.months(birth, shown.check().on());
            return new PointView(
                    shown.check().id().value(),
                    shown.check().on(),
                    rounded(months, 1),
                    results.height(),
                    results.weight(),
                    bmi == null ? null : bmi.setScale(1, RoundingMode.HALF_UP),
                    score(Measure.HEIGHT, sex, months, results.height()),
                    score(Measure.WEIGHT, sex, months, results.weight()),
                    score(Measure.BMI, sex, months, bmi));
        }

        private static @Nullable ScoreView score(Measure measure, Sex sex, double months, @Nullable BigDecimal value) {
            return value == null
                    ? null
                    : GrowthReference.score(measure, sex, months, value.doubleValue())
                            .map(ScoreView::of)
                            .orElse(null);
        }
    }

    /**
     * @param z standard deviations from the median
     * @param percentile how many of a hundred healthy children measure no more
     */
    record ScoreView(BigDecimal z, BigDecimal percentile) {

        static ScoreView of(Score score) {
            return new ScoreView(rounded(score.z(), 2), rounded(score.percentile(), 1));
        }
    }

    /** How healthy children grow, by the WHO (Child Growth Standards to 60 months, then Reference 2007): cm, kg, kg/m². */
    record ReferenceView(List<CurveView> heightForAge, List<CurveView> weightForAge, List<CurveView> bmiForAge) {}

    record CurveView(int month, BigDecimal p3, BigDecimal p15, BigDecimal p50, BigDecimal p85, BigDecimal p97) {

        static List<CurveView> of(Measure measure, Sex sex) {
            return GrowthReference.curve(measure, sex).stream()
                    .map(CurveView::of)
                    .toList();
        }

        private static CurveView of(Percentiles at) {
            return new CurveView(
                    at.month(),
                    rounded(at.p3(), 1),
                    rounded(at.p15(), 1),
                    rounded(at.p50(), 1),
                    rounded(at.p85(), 1),
                    rounded(at.p97(), 1));
        }
    }

    private static BigDecimal rounded(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
    }
}
