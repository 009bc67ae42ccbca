package lantian.contactlog.contact.web;

import java.util.List;
import lantian.contactlog.contact.ContactField;
import lantian.contactlog.contact.Contacts.Last;
import lantian.contactlog.contact.ReadContacts;
import lantian.contactlog.contact.ReadContacts.Shown;
import lantian.contactlog.contact.Recording;
import lantian.contactlog.contact.Recording.Recorded;
import lantian.contactlog.contact.Recording.Refused;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.web.Cursor;
import lantian.platform.web.Etags;
import lantian.platform.web.Page;
import lantian.platform.web.Problem;
import lantian.platform.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** How contacts are answered, to each what is his to see, and refusals as problems. */
@Component
class ContactAnswers {

    private final ReadContacts readContacts;
    private final ShownFields shown;

    ContactAnswers(ReadContacts readContacts, ShownFields shown) {
        this.readContacts = readContacts;
        this.shown = shown;
    }

    static @Nullable Last last(@Nullable String cursor) {
        return Cursor.parse(cursor, 2)
                .map(last -> new Last(last.day(0), last.id(1)))
                .orElse(null);
    }

    Page<ObjectNode> page(List<Shown> oneMore, int atMost) {
        var page = Page.of(
                oneMore,
                atMost,
                last -> Cursor.after(
                        last.contact().current().report().occurredOn(),
                        last.contact().id().value()));
        return new Page<>(
                page.items().stream()
                        .map(it -> shown.of(ContactView.of(it), it.seen()))
                        .toList(),
                page.next());
    }

    ResponseEntity<ObjectNode> created(Recording recording) {
        return switch (recording) {
            case Recorded(var contact, var first) ->
                answer(
                        first && contact.current().number() == 1 ? HttpStatus.CREATED : HttpStatus.OK,
                        readContacts.shown(contact, Tenancy.actor()));
            case Refused why -> throw problem(why);
        };
    }

    ResponseEntity<ObjectNode> answer(Recording recording) {
        return switch (recording) {
            case Recorded kept -> answer(HttpStatus.OK, readContacts.shown(kept.contact(), Tenancy.actor()));
            case Refused why -> throw problem(why);
        };
    }

    ResponseEntity<ObjectNode> answer(HttpStatus status, Shown contact) {
        var view = shown.of(ContactView.of(contact), contact.seen());
        var tag = contact.seen().shows(ContactField.VERSION)
                ? Etags.of(contact.contact().current().number())
                : ShownFields.tag(view);
        return ResponseEntity.status(status).eTag(tag).body(view);
    }

    static Problem problem(Refused why) {
        return switch (why) {
            case UNKNOWN_CHILD, UNKNOWN_CONTACT -> Problem.notFound();
            case UNKNOWN_PARTICIPANT ->
                Problem.of(422, "unknown-participant")
                        .with(List.of(new FieldError("participants", "unknown", "{field.participants}")));
            case IN_THE_FUTURE -> onTheDay("in-the-future");
            case TOO_LONG_AGO -> onTheDay("too-long-ago");
            case BEFORE_ENROLMENT -> onTheDay("before-enrolment");
            case CHILD_HAS_LEFT -> onTheDay("child-has-left");
            case NOT_YOURS_TO_CORRECT, NOT_NAMED -> Problem.notAllowed();
            case ALREADY_ANSWERED -> Problem.of(409, "already-answered");
            case DETAILS_OF_ANOTHER_KIND ->
                Problem.of(422, "invalid-input")
                        .with(List.of(new FieldError("details", "other-form", "{field.details.other-form}")));
            case NOTHING_CHANGED -> Problem.of(422, "nothing-changed");
            case STALE_VERSION -> Problem.of(412, "stale-version");
            case ID_ALREADY_USED -> Problem.of(409, "id-already-used");
        };
    }

    private static Problem onTheDay(String slug) {
        return Problem.of(422, slug).with(List.of(new FieldError("occurredOn", slug, "{field.occurredOn}")));
    }
}
