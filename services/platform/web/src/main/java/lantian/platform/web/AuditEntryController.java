package lantian.platform.web;

import static lantian.platform.tenancy.Role.AUDITOR;
import static lantian.platform.tenancy.Role.SCHOOL_ADMIN;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import lantian.platform.tenancy.Accounts;
import lantian.platform.tenancy.AuditTrail;
import lantian.platform.tenancy.AuditTrail.Entry;
import lantian.platform.tenancy.AuditTrail.Place;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** This service's part of the audit; the gateway puts the parts together. */
@RestController
@RequestMapping("/api/audit-entries")
class AuditEntryController {

    private static final Pattern ACTION = Pattern.compile("[a-z][a-z-]*\\.[a-z][a-z-]*");

    private final AuditTrail trail;
    private final String service;

    AuditEntryController(AuditTrail trail, String service) {
        this.trail = trail;
        this.service = service;
    }

    /**
     * @param account pseudonym of the login; an auditor sees it only where it can't be found by trying user names
     * @param details facts and ids, for the school itself
     * @param cursor leads to what follows this entry
     */
    record EntryView(
            UUID id,
            Instant at,
            String service,
            UUID school,
            @Nullable UUID account,
            String action,
            String subjectType,
            UUID subject,
            @JsonRawValue @Schema(type = "object") @Nullable String details,
            String cursor) {}

    @GetMapping
    @Allowed({SCHOOL_ADMIN, AUDITOR})
    Page<EntryView> list(
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable UUID subject,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var size = Page.limit(limit);
        if (from != null && to != null && to.isBefore(from)) {
            throw Problem.invalid(new FieldError("from", "out-of-order", "{field.from.afterTo}"));
        }
        var known = action == null || action.isEmpty() ? null : action;
        if (known != null && !ACTION.matcher(known).matches()) {
            throw Problem.invalid(new FieldError("action", "malformed", "{field.malformed}"));
        }
        var before = Cursor.parse(cursor, 2).map(AuditEntryController::place).orElse(null);
        var found = trail.read(new AuditTrail.Query(from, to, known, subject, before), size + 1);
        return Page.of(found.stream().map(this::view).toList(), size, each -> Cursor.after(each.at(), each.id()));
    }

    private EntryView view(Entry entry) {
        var codesOnly = Tenancy.actor().is(AUDITOR);
        return new EntryView(
                entry.place().id(),
                entry.place().at(),
                service,
                entry.tenant(),
                Optional.of(entry.account())
                        .filter(_ -> !codesOnly || Accounts.keyed())
                        .orElse(null),
                entry.action(),
                entry.subjectType(),
                entry.subject(),
                codesOnly ? null : entry.details(),
                Cursor.after(entry.place().at(), entry.place().id()).wire());
    }

    private static Place place(Cursor cursor) {
        try {
            return new Place(Instant.parse(cursor.part(0)), cursor.id(1));
        } catch (DateTimeException none) {
            throw Cursor.unknown();
        }
    }
}
