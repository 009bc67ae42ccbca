package lantian.platform.web;

import jakarta.validation.Validator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import lantian.platform.tenancy.Vault;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;
import org.springframework.web.bind.WebDataBinder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Items of one request that each stand alone: read and refused as if each were the body of a request of its own. */
public final class ItemBodies {

    private final JsonMapper bodies;
    private final SpringValidatorAdapter validator;
    private final ProblemDocuments documents;
    private final Supplier<Locale> language;

    ItemBodies(JsonMapper bodies, Validator validator, ProblemDocuments documents, Supplier<Locale> language) {
        this.bodies = bodies;
        this.validator = new SpringValidatorAdapter(validator);
        this.documents = documents;
        this.language = language;
    }

    /** @throws Problem 400 for what can't be read, or is not allowed to be so */
    public <T> T read(JsonNode item, Class<T> type) {
        try {
            var body = bodies.treeToValue(item, type);
            if (body == null) {
                throw Problem.of(400, "malformed-request");
            }
            var binder = new WebDataBinder(body, type.getSimpleName());
            binder.setValidator(validator);
            binder.validate();
            if (binder.getBindingResult().hasErrors()) {
                throw Problem.invalid(
                        ProblemAdvice.errors(binder.getBindingResult()).toArray(Problem.FieldError[]::new));
            }
            return body;
        } catch (JacksonException unreadable) {
            throw Problem.of(400, "malformed-request").with(UnreadableField.of(unreadable));
        }
    }

    /** What a request that failed so would have been answered; empty where the fault is ours. */
    public Optional<ProblemDetail> refusal(RuntimeException failure) {
        return switch (failure) {
            case Problem problem ->
                Optional.of(documents.of(
                        problem.status(), problem.slug(), problem.arguments(), problem.errors(), language.get()));
            case Vault.Shredded _ -> Optional.of(document(404, "not-found"));
            case TransientDataAccessException _,
                    RecoverableDataAccessException _,
                    DataAccessResourceFailureException _,
                    CannotCreateTransactionException _,
                    TransactionSystemException _ -> Optional.of(document(503, "temporarily-unavailable"));
            default -> Optional.empty();
        };
    }

    private ProblemDetail document(int status, String slug) {
        return documents.of(status, slug, List.of(), List.of(), language.get());
    }
}
