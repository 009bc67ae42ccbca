package lantian.contactlog.contact.web;

import static lantian.platform.tenancy.Role.CAREGIVER;
import static lantian.platform.tenancy.Role.CLASS_TEACHER;

import java.util.UUID;
import lantian.contactlog.contact.ConfirmContact;
import lantian.contactlog.contact.ContactId;
import lantian.contactlog.contact.ReadContacts;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.web.Allowed;
import lantian.platform.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/api")
class ConfirmationController {

    private final ConfirmContact confirmContact;
    private final ReadContacts readContacts;
    private final ContactAnswers answers;

    ConfirmationController(ConfirmContact confirmContact, ReadContacts readContacts, ContactAnswers answers) {
        this.confirmContact = confirmContact;
        this.readContacts = readContacts;
        this.answers = answers;
    }

    /** Entries that somebody else made in the caller's name, until the caller has said whether it was so. */
    @GetMapping("/my/contacts-to-confirm")
    @Allowed({CAREGIVER, CLASS_TEACHER})
    Page<ObjectNode> toConfirm(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var atMost = Page.limit(limit);
        var waiting = confirmContact.waiting(Tenancy.actor(), ContactAnswers.last(cursor), atMost + 1);
        return answers.page(
                waiting.stream()
                        .map(contact -> readContacts.shown(contact, Tenancy.actor()))
                        .toList(),
                atMost);
    }

    /** "I took part": from now on it counts for the caller. */
    @PostMapping("/contacts/{id}/confirm")
    @Allowed({CAREGIVER, CLASS_TEACHER})
    ResponseEntity<ObjectNode> confirm(@PathVariable UUID id) {
        return answers.answer(confirmContact.answer(new ContactId(id), true, Tenancy.actor()));
    }

    /** "I wasn't there": from now on it counts for the caller no more; the entry stays. */
    @PostMapping("/contacts/{id}/decline")
    @Allowed({CAREGIVER, CLASS_TEACHER})
    ResponseEntity<ObjectNode> decline(@PathVariable UUID id) {
        return answers.answer(confirmContact.answer(new ContactId(id), false, Tenancy.actor()));
    }
}
