package lantian.reporting.projection.messaging;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lantian.reporting.projection.ChildFact;
import lantian.reporting.projection.ChildFact.ClassSpell;
import lantian.reporting.projection.ChildFact.LeftBehindType;
import lantian.reporting.projection.ChildHistory;
import lantian.reporting.projection.Span;
import org.jspecify.annotations.Nullable;

/** {@code registry.child-changed.v1}: the parts that are counted. */
record ChildChanged(
        UUID child,
        @Nullable Dated enrolled,
        @Nullable List<InClass> classes,
        @Nullable List<Dated> leftBehind,
        @Nullable String leftBehindType,
        @Nullable List<AtRisk> risk,
        @Nullable List<Dated> archive,
        @Nullable List<Dated> contactCard,
        long version) {

    record Dated(LocalDate from, @Nullable LocalDate to) {
        Span span() {
            return new Span(from, to);
        }
    }

    record InClass(
            @JsonProperty("class") UUID classId,
            LocalDate from,
            @Nullable LocalDate to) {}

    record AtRisk(String level, LocalDate from, @Nullable LocalDate to) {}

    ChildHistory fact(LocalDate toldOn) {
        return ChildHistory.of(new ChildFact(
                child,
                enrolled == null ? null : enrolled.span(),
                orNone(classes).stream()
                        .map(spell -> new ClassSpell(spell.classId(), new Span(spell.from(), spell.to())))
                        .toList(),
                spans(leftBehind),
                leftBehindType == null ? null : LeftBehindType.valueOf(leftBehindType),
                spans(archive),
                spans(contactCard),
                orNone(risk).stream()
                        .filter(risk -> risk.level().equals("HIGH"))
                        .map(risk -> new Span(risk.from(), risk.to()))
                        .toList(),
                toldOn,
                version));
    }

    private static List<Span> spans(@Nullable List<Dated> dated) {
        return orNone(dated).stream().map(Dated::span).toList();
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
