package lantian.contactlog.contact.web;

import static lantian.platform.tenancy.Role.CAREGIVER;
import static lantian.platform.tenancy.Role.CLASS_TEACHER;
import static lantian.platform.tenancy.Role.SCHOOL_ADMIN;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.util.UUID;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.contact.ContactId;
import lantian.contactlog.contact.CorrectContact;
import lantian.contactlog.contact.ReadContacts;
import lantian.contactlog.contact.RecordContact;
import lantian.contactlog.contact.Recording;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.web.Allowed;
import lantian.platform.web.Etags;
import lantian.platform.web.IdempotentPut;
import lantian.platform.web.Page;
import lantian.platform.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/api")
class ContactController {

    private final RecordContact recordContact;
    private final CorrectContact correctContact;
    private final ReadContacts readContacts;
    private final ContactForms forms;
    private final ContactAnswers answers;

    ContactController(
            RecordContact recordContact,
            CorrectContact correctContact,
            ReadContacts readContacts,
            ContactForms forms,
            ContactAnswers answers) {
        this.recordContact = recordContact;
        this.correctContact = correctContact;
        this.readContacts = readContacts;
        this.forms = forms;
        this.answers = answers;
    }

    @PutMapping("/contacts/{id}")
    @Allowed({CAREGIVER, CLASS_TEACHER})
    @ApiResponse(content = @Content(schema = @Schema(implementation = ContactView.class)))
    ResponseEntity<ObjectNode> put(@PathVariable UUID id, @Valid @RequestBody ContactBody entry) {
        return answers.created(recorded(id, entry));
    }

    private Recording recorded(UUID id, ContactBody entry) {
        try {
            return recordContact.record(new ChildId(entry.child()), entry.entry(id, forms), Tenancy.actor());
        } catch (Problem refused) {
            return recordContact
                    .repeated(new ContactId(id), entry.fingerprint(), Tenancy.actor())
                    .orElseThrow(() -> refused);
        }
    }

    @PostMapping("/contacts/{id}/corrections")
    @Allowed({CAREGIVER, CLASS_TEACHER, SCHOOL_ADMIN})
    @ApiResponse(content = @Content(schema = @Schema(implementation = ContactView.class)))
    ResponseEntity<ObjectNode> correct(
            @PathVariable UUID id,
            @Valid @RequestBody Correction correction,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answers.answer(correctContact.correct(
                new ContactId(id),
                before -> correction.changes().over(before, forms),
                correction.reason().strip(),
                IdempotentPut.fingerprint(correction),
                Etags.known(ifMatch),
                Tenancy.actor()));
    }

    @GetMapping("/contacts/{id}")
    @Allowed({CAREGIVER, CLASS_TEACHER, SCHOOL_ADMIN})
    @ApiResponse(content = @Content(schema = @Schema(implementation = ContactView.class)))
    ResponseEntity<ObjectNode> get(@PathVariable UUID id) {
        return answers.answer(
                HttpStatus.OK,
                readContacts.one(new ContactId(id), Tenancy.actor()).orElseThrow(Problem::notFound));
    }

    @GetMapping("/contacts")
    @Allowed({CAREGIVER, CLASS_TEACHER, SCHOOL_ADMIN})
    Page<ObjectNode> list(
            @RequestParam UUID child,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var atMost = Page.limit(limit);
        var contacts = readContacts
                .of(new ChildId(child), ContactAnswers.last(cursor), atMost + 1, Tenancy.actor())
                .orElseThrow(Problem::notFound);
        return answers.page(contacts, atMost);
    }
}
