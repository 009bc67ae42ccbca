package lantian.platform.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import lantian.platform.tenancy.PutRefused;
import lantian.platform.tenancy.Refused;
import lantian.platform.tenancy.Vault;
import lantian.platform.web.Problem.FieldError;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;

/** Every failure leaves as a problem document; only our own faults are logged, without the caller's data. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemDocuments documents;
    private final Supplier<Locale> language;

    /** @param language of the caller at hand; asked for in the security filters too, where the servlet has not set it yet */
    ProblemAdvice(ProblemDocuments documents, Supplier<Locale> language) {
        this.documents = documents;
        this.language = language;
        count(Refused.Reason.NOT_YOUR_SCHOOL.slug());
    }

    /** How often something is refused, and how often somebody asked for another school: a kind, and never whose. */
    private static Counter count(String slug) {
        return Metrics.counter("lantian.problems", "type", slug);
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Problem problem) {
        return answer(problem.status(), problem.slug(), problem.arguments(), problem.errors(), HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Object> noTenant(Refused refused) {
        return answer(refused.reason().status(), refused.reason().slug());
    }

    @ExceptionHandler
    ResponseEntity<Object> otherContent(PutRefused refused) {
        return answer(refused.reason().status(), refused.reason().slug());
    }

    @ExceptionHandler
    ResponseEntity<Object> notSignedIn(AuthenticationException failure) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return answer(401, "not-signed-in", List.of(), List.of(), headers);
    }

    @ExceptionHandler
    ResponseEntity<Object> notAllowed(AccessDeniedException failure) {
        return answer(403, "not-allowed");
    }

    @ExceptionHandler
    ResponseEntity<Object> erased(Vault.Shredded failure) {
        return answer(404, "not-found");
    }

    @ExceptionHandler
    ResponseEntity<Object> changedMeanwhile(OptimisticLockingFailureException failure) {
        return answer(412, "stale-version");
    }

    @ExceptionHandler({
        TransientDataAccessException.class,
        RecoverableDataAccessException.class,
        DataAccessResourceFailureException.class,
        CannotCreateTransactionException.class,
        TransactionSystemException.class
    })
    ResponseEntity<Object> storageAway(Exception failure) {
        LOG.warn("the database did not answer: {}", failure.getClass().getSimpleName());
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "5");
        return answer(503, "temporarily-unavailable", List.of(), List.of(), headers);
    }

    @ExceptionHandler({RequestRejectedException.class, InvalidParameterException.class, MultipartException.class})
    ResponseEntity<Object> unreadable(Exception failure) {
        return answer(400, "malformed-request");
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadableParameter(MethodArgumentTypeMismatchException failure) {
        var errors = List.of(new FieldError(failure.getName(), "malformed", "{field.malformed}"));
        return answer(400, "malformed-request", List.of(), errors, HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Object> ourFault(Exception failure) {
        LOG.error("unexpected failure", failure);
        return answer(500, "our-fault");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(400, "invalid-input", List.of(), errors(failure.getBindingResult()), headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(413, "too-large", List.of(), List.of(), headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return switch (failure.getCause()) {
            case StreamConstraintsException _ -> answer(413, "too-large", List.of(), List.of(), headers);
            case JacksonException unreadable ->
                answer(400, "malformed-request", List.of(), UnreadableField.of(unreadable), headers);
            case null, default -> answer(400, "malformed-request", List.of(), List.of(), headers);
        };
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(status.value(), ProblemDocuments.slug(status.value()), List.of(), List.of(), headers);
    }

    static List<FieldError> errors(BindingResult result) {
        var body =
                result.getTarget() == null ? Object.class : result.getTarget().getClass();
        return result.getFieldErrors().stream()
                .map(error -> {
                    var code = code(error.getCode());
                    return new FieldError(
                            BodyFields.name(body, error.getField()),
                            code,
                            code.equals("required") ? "{field.required}" : text(error.getDefaultMessage()));
                })
                .toList();
    }

    private static String code(@Nullable String constraint) {
        return switch (constraint) {
            case null -> "invalid";
            case "NotNull", "NotBlank", "NotEmpty" -> "required";
            default -> constraint.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        };
    }

    private static String text(@Nullable String message) {
        return message == null ? "" : message;
    }

    private ResponseEntity<Object> answer(int status, String slug) {
        return answer(status, slug, List.of(), List.of(), HttpHeaders.EMPTY);
    }

    private ResponseEntity<Object> answer(
            int status, String slug, List<Object> arguments, List<FieldError> errors, HttpHeaders headers) {
        count(slug).increment();
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(documents.of(status, slug, arguments, errors, language.get()));
    }
}
