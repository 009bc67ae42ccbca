package lantian.reporting.projection;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.stream.Stream;
import lantian.reporting.rollup.Measure;
import lantian.reporting.rollup.Unit;
import org.jspecify.annotations.Nullable;

/**
 * One version of what is known of a child of one school: dated facts, no name.
 *
 * @param leftBehindType the newest: the registry dates being left-behind, not the kind of it
 * @param archive when the archive was complete and verified (建档)
 * @param contactCard when the card was issued and nothing on it had changed since (联系卡)
 * @param highRisk when it was at high risk; counted nowhere, but more is owed to it then
 */
public record ChildFact(
        UUID child,
        @Nullable Span enrolled,
        List<ClassSpell> classes,
        List<Span> leftBehind,
        @Nullable LeftBehindType leftBehindType,
        List<Span> archive,
        List<Span> contactCard,
        List<Span> highRisk,
        LocalDate toldOn,
        long version)
        implements Told {

    public enum LeftBehindType {
        BOTH_AWAY(Measure.BOTH_AWAY),
        FATHER_AWAY(Measure.ONE_AWAY),
        MOTHER_AWAY(Measure.ONE_AWAY),
        NO_ABLE_PARENT(Measure.NO_ABLE_PARENT);

        private final Measure measure;

        LeftBehindType(Measure measure) {
            this.measure = measure;
        }
    }

    public record ClassSpell(UUID classId, Span span) {}

    /** The class on a day, or {@link Unit#NONE}. */
    public UUID classOn(LocalDate day) {
        return classes.stream()
                .filter(spell -> spell.span().covers(day))
                .map(ClassSpell::classId)
                .findFirst()
                .orElse(Unit.NONE);
    }

    /** What it counts as on a day. */
    Set<Measure> on(LocalDate day, boolean paired) {
        if (enrolled == null || !enrolled.covers(day)) {
            return Set.of();
        }
        if (!Span.anyCovers(leftBehind, day)) {
            return EnumSet.of(Measure.PUPILS);
        }
        var measures = EnumSet.of(Measure.PUPILS, Measure.LEFT_BEHIND);
        if (leftBehindType != null) {
            measures.add(leftBehindType.measure);
        }
        if (Span.anyCovers(archive, day)) {
            measures.add(Measure.ARCHIVE);
        }
        if (Span.anyCovers(contactCard, day)) {
            measures.add(Measure.CONTACT_CARD);
        }
        if (paired) {
            measures.add(Measure.PAIRED);
        }
        return measures;
    }

    boolean atHighRiskOn(LocalDate day) {
        return Span.anyCovers(highRisk, day);
    }

    void addChangesTo(SortedSet<LocalDate> days) {
        Stream.of(
                        Stream.ofNullable(enrolled),
                        classes.stream().map(ClassSpell::span),
                        leftBehind.stream(),
                        archive.stream(),
                        contactCard.stream(),
                        highRisk.stream())
                .flatMap(spans -> spans)
                .forEach(span -> span.addChangesTo(days));
        days.add(toldOn);
    }
}
