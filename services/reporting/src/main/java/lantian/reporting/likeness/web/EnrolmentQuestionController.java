package lantian.reporting.likeness.web;

import java.time.LocalDate;
import java.util.UUID;
import lantian.platform.tenancy.Role;
import lantian.platform.web.Allowed;
import lantian.platform.web.Cursor;
import lantian.platform.web.Page;
import lantian.platform.web.Problem;
import lantian.reporting.likeness.EnrolmentQuestions;
import lantian.reporting.likeness.EnrolmentQuestions.Question;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/enrolment-questions")
@Allowed(Role.SCHOOL_ADMIN)
class EnrolmentQuestionController {

    private final EnrolmentQuestions questions;

    EnrolmentQuestionController(EnrolmentQuestions questions) {
        this.questions = questions;
    }

    enum State {
        OPEN,
        CHECKED;

        private static State of(Question question) {
            return question.open() ? OPEN : CHECKED;
        }
    }

    /** @param checkedOn when somebody of the school looked and said that the child is here */
    record QuestionView(UUID child, State state, @Nullable LocalDate checkedOn) {
        static QuestionView of(Question question) {
            return new QuestionView(
                    question.child(), State.of(question), question.checkedOn().orElse(null));
        }
    }

    /** A child of the own school for each question; of the other school, nothing. */
    @GetMapping
    Page<QuestionView> list(
            @RequestParam @Nullable State state,
            @RequestParam @Nullable UUID child,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var size = Page.limit(limit);
        var last = Cursor.parse(cursor, 1).map(it -> it.id(0));
        var found = questions.today().stream()
                .filter(question -> child == null || question.child().equals(child))
                .filter(question -> state == null || State.of(question) == state)
                .filter(question ->
                        last.filter(it -> it.compareTo(question.child()) >= 0).isEmpty())
                .limit(size + 1L)
                .map(QuestionView::of)
                .toList();
        return Page.of(found, size, it -> Cursor.after(it.child()));
    }

    @PostMapping("/{child}/check")
    QuestionView check(@PathVariable UUID child) {
        return questions.check(child).map(QuestionView::of).orElseThrow(Problem::notFound);
    }
}
