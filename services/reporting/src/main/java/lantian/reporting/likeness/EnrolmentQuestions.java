package lantian.reporting.likeness;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.UseCase;
import lantian.reporting.projection.ApplyFacts;
import lantian.reporting.projection.Elsewhere;
import lantian.reporting.projection.Elsewhere.Answered;
import lantian.reporting.projection.Facts;

/**
 * The bound school's children who may be enrolled in another school too (可能在另一所学校也有学籍). A school answers that it has looked and
 * the child is here, or records that the child left; of the other school it learns nothing.
 */
@UseCase
public class EnrolmentQuestions {

    private final Facts facts;
    private final ApplyFacts apply;
    private final Audit audit;
    private final Clock clock;

    public EnrolmentQuestions(Facts facts, ApplyFacts apply, Audit audit, Clock clock) {
        this.facts = facts;
        this.apply = apply;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param checkedOn when the school answered; empty while the question is open */
    public record Question(UUID child, Optional<LocalDate> checkedOn) {

        private static Question of(UUID child, Elsewhere there, LocalDate today) {
            return new Question(
                    child,
                    Optional.ofNullable(there.answered())
                            .filter(_ -> there.answeredBy(today))
                            .map(Answered::on));
        }

        public boolean open() {
            return checkedOn.isEmpty();
        }
    }

    /** Of today, in the order of the children's ids. */
    public List<Question> today() {
        var today = LocalDate.now(clock);
        return facts.elsewhere().entrySet().stream()
                .filter(each -> each.getValue().askedOn(today))
                .map(each -> Question.of(each.getKey(), each.getValue(), today))
                .sorted(Comparator.comparing(Question::child))
                .toList();
    }

    /**
     * The school has looked, and the child is here. Said again it stays as it is.
     *
     * @return empty without a question about the child
     */
    public Optional<Question> check(UUID child) {
        var today = LocalDate.now(clock);
        var open = today().stream().anyMatch(question -> question.child().equals(child) && question.open());
        var answered = apply.answered(child, today).map(there -> Question.of(child, there, today));
        if (open && answered.isPresent()) {
            audit.entry("child.enrolment-checked", "child", child, Map.of());
        }
        return answered;
    }
}
