package lantian.contactlog.contact.web;

import static lantian.platform.tenancy.Role.CAREGIVER;
import static lantian.platform.tenancy.Role.CLASS_TEACHER;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.stream.IntStream;
import lantian.contactlog.contact.Recording;
import lantian.contactlog.contact.Recording.Recorded;
import lantian.contactlog.contact.Recording.Refused;
import lantian.contactlog.contact.web.ContactBatch.Item;
import lantian.contactlog.contact.web.ContactBatch.ItemOutcome;
import lantian.contactlog.contact.web.ContactBatch.ItemOutcome.Decided;
import lantian.contactlog.contact.web.ContactBatch.ItemOutcome.Failed;
import lantian.contactlog.contact.web.ContactBatch.ItemOutcome.Waiting;
import lantian.platform.web.Allowed;
import lantian.platform.web.FewAtOnce;
import lantian.platform.web.ItemBodies;
import lantian.platform.web.ManyAtOnce;
import lantian.platform.web.Problem;
import lantian.platform.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Many contacts in one request, each as if it had been sent by itself. */
@RestController
@RequestMapping("/api/contacts/batch")
class ContactBatchController {

    private static final int MOST = 500;

    private final ContactBatch contacts;
    private final ItemBodies items;

    ContactBatchController(ContactBatch contacts, ItemBodies items) {
        this.contacts = contacts;
        this.items = items;
    }

    /** @param contacts 1 to 500, each with an id and what {@code PUT} takes */
    record Batch(
            @NotNull
            @JsonSetter(contentNulls = Nulls.SET) // one that is null is refused like any other, and alone
            @ArraySchema(schema = @Schema(implementation = Item.class))
            List<JsonNode> contacts) {}

    /** @param results in the order of the contacts */
    record BatchAnswer(List<Result> results) {}

    /**
     * What {@code PUT} would have answered.
     *
     * @param id as it was sent; null where none was
     * @param problem where it was refused
     */
    record Result(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String id,

            int status,
            @Nullable ProblemDetail problem) {}

    @PostMapping
    @Allowed({CAREGIVER, CLASS_TEACHER})
    @ManyAtOnce
    @FewAtOnce(ofOneSchool = 8, inAll = 24)
    BatchAnswer record(@Valid @RequestBody Batch batch) {
        if (batch.contacts().isEmpty()) {
            throw Problem.invalid(new FieldError("contacts", "required", "{field.required}"));
        }
        if (batch.contacts().size() > MOST) {
            throw Problem.of(413, "too-large");
        }
        var sent = batch.contacts();
        var outcomes = contacts.record(sent);
        return new BatchAnswer(IntStream.range(0, sent.size())
                .mapToObj(i -> result(sent.get(i), outcomes.get(i)))
                .toList());
    }

    private Result result(JsonNode sent, ItemOutcome outcome) {
        return switch (outcome) {
            case Decided(var recording) -> result(sent, recording);
            case Failed(var failure) -> refused(sent, failure);
            case Waiting _ -> throw new IllegalStateException("an item was forgotten");
        };
    }

    private Result result(JsonNode sent, Recording recording) {
        return switch (recording) {
            case Recorded recorded -> new Result(id(sent), recorded.first() ? 201 : 200, null);
            case Refused why -> refused(sent, ContactAnswers.problem(why));
        };
    }

    private Result refused(JsonNode sent, RuntimeException failure) {
        var problem = items.refusal(failure).orElseThrow(() -> failure);
        return new Result(id(sent), problem.getStatus(), problem);
    }

    private static @Nullable String id(JsonNode sent) {
        return sent.path("id").isString() ? sent.path("id").asString() : null;
    }
}
