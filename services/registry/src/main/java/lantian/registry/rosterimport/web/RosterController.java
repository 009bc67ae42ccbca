package lantian.registry.rosterimport.web;

import static lantian.platform.tenancy.Role.SCHOOL_ADMIN;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import lantian.platform.web.Allowed;
import lantian.platform.web.Cursor;
import lantian.platform.web.FewAtOnce;
import lantian.platform.web.Literals;
import lantian.platform.web.Page;
import lantian.platform.web.Problem;
import lantian.platform.web.Problem.FieldError;
import lantian.registry.rosterimport.Column;
import lantian.registry.rosterimport.ImportId;
import lantian.registry.rosterimport.Outline;
import lantian.registry.rosterimport.ReadImports;
import lantian.registry.rosterimport.ReadImports.Opened;
import lantian.registry.rosterimport.RosterChange;
import lantian.registry.rosterimport.RosterFiles;
import lantian.registry.rosterimport.RosterImport;
import lantian.registry.rosterimport.RosterSentences;
import lantian.registry.rosterimport.StartImport;
import lantian.registry.rosterimport.StartImport.Confirmation;
import lantian.registry.rosterimport.Workbook.Reason;
import lantian.registry.rosterimport.Workbook.Unreadable;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/roster-imports")
@Allowed(SCHOOL_ADMIN)
class RosterController {

    /** A whole school of a thousand children fits into a quarter of it. */
    private static final long SMALL = 2 << 20;

    /**
     * A file takes memory while it is looked into, however small it was packed, and all schools share it: so many at a time
     * of the small and of the large ones. Nobody's usual roster waits for somebody else's large files.
     */
    private final Semaphore smallFiles = new Semaphore(4);

    private final Semaphore largeFiles = new Semaphore(2);

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final int MOST_ERRORS = 1_000;

    private final StartImport start;
    private final ReadImports imports;
    private final RosterFiles files;
    private final RosterSentences sentences = new RosterSentences();
    private final ImportViews views = new ImportViews(sentences);

    RosterController(StartImport start, ReadImports imports, RosterFiles files) {
        this.start = start;
        this.imports = imports;
        this.files = files;
    }

    record Confirmed(@Nullable Boolean questionsSeen) {}

    record ChangeView(int row, @Nullable String sheet, String name, List<RosterChange.Field> fields) {}

    @PostMapping
    @FewAtOnce(ofOneSchool = 2, inAll = 32)
    ResponseEntity<ImportView> upload(
            @RequestPart(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Locale language) {
        if (file == null || file.isEmpty()) {
            throw Problem.of(422, "not-a-workbook");
        }
        var name = fileName(file);
        // until here the file lies on the disk
        return withRoom(file.getSize(), () -> {
            try {
                var bytes = file.getBytes();
                return accepted(start.start(bytes, name, dryRun, looked(bytes)), language);
            } catch (Unreadable e) {
                throw refusal(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private <T> T withRoom(long bytes, Supplier<T> work) {
        var room = bytes <= SMALL ? smallFiles : largeFiles;
        room.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            room.release();
        }
    }

    private ResponseEntity<ImportView> accepted(Opened started, Locale language) {
        return ResponseEntity.accepted()
                .location(URI.create(
                        "/api/roster-imports/" + started.roster().id().value()))
                .body(views.of(started, List.of(), List.of(), language));
    }

    /** A file that breaks off is taken all the same: reading it says so, and nothing of it is stored. */
    private @Nullable Outline looked(byte[] file) throws Unreadable {
        var workbook = files.open(file);
        try {
            return Outline.of(workbook);
        } catch (Unreadable e) {
            if (e.reason() == Reason.BROKEN) {
                return null;
            }
            throw e;
        }
    }

    /** Imports a checked file as it was checked. */
    @PostMapping("/{id}/confirm")
    ResponseEntity<ImportView> confirm(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable Confirmed body, Locale language) {
        var seen = body != null && Boolean.TRUE.equals(body.questionsSeen());
        var roster = new ImportId(id);
        return switch (withRoom(imports.fileSize(roster), () -> start.confirm(roster, seen))) {
            case Confirmation.Started(var started) -> accepted(started, language);
            case Confirmation.Refused.NOT_FOUND -> throw Problem.notFound();
            case Confirmation.Refused.NOT_CHECKED -> throw Problem.of(409, "not-checked");
            case Confirmation.Refused.TOO_OLD -> throw Problem.of(409, "check-too-old");
            case Confirmation.Refused.QUESTIONS_OPEN -> throw Problem.of(422, "questions-open");
        };
    }

    /** What a checked file would change, child by child. */
    @GetMapping("/{id}/changes")
    Page<ChangeView> changes(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var roster = new ImportId(id);
        if (imports.find(roster).isEmpty()) {
            throw Problem.notFound();
        }
        var size = Page.limit(limit);
        var after = Cursor.parse(cursor, 1).map(RosterController::place).orElse(0);
        var found = imports.changes(roster, after, size + 1).stream()
                .map(it -> new ChangeView(it.row(), it.sheetName(), it.name(), it.fields()))
                .toList();
        return Page.of(found, size, _ -> Cursor.after(after + size));
    }

    private static int place(Cursor cursor) {
        if (!cursor.part(0).matches("\\d{1,7}")) {
            throw Cursor.unknown();
        }
        return Integer.parseInt(cursor.part(0));
    }

    @GetMapping
    Page<ImportView> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Locale language) {
        var size = Page.limit(limit);
        var older = Cursor.parse(cursor, 1).map(it -> it.id(0)).orElse(null);
        var page = Page.of(
                imports.before(older, size + 1),
                size,
                it -> Cursor.after(it.roster().id().value()));
        return new Page<>(
                page.items().stream()
                        .map(it -> views.of(it, null, null, language))
                        .toList(),
                page.next());
    }

    @GetMapping("/{id}")
    ImportView get(@PathVariable UUID id, Locale language) {
        var roster = new ImportId(id);
        var found = imports.find(roster).orElseThrow(Problem::notFound);
        return views.of(found, imports.errors(roster, MOST_ERRORS), imports.notices(roster, MOST_ERRORS), language);
    }

    @GetMapping("/{id}/annotated.xlsx")
    ResponseEntity<byte[]> annotated(@PathVariable UUID id, Locale language) {
        var roster = new ImportId(id);
        var found = imports.find(roster).orElseThrow(Problem::notFound);
        if (found.roster().state() != RosterImport.State.DONE) {
            throw Problem.of(409, "import-not-done");
        }
        return withRoom(imports.fileSize(roster), () -> {
            try {
                var out = new ByteArrayOutputStream();
                files.annotate(
                        imports.file(roster).orElseThrow(Problem::notFound),
                        imports.errors(roster, Integer.MAX_VALUE),
                        error -> sentences.withHeading(error, language),
                        out);
                return workbook(out, "annotated.xlsx");
            } catch (Unreadable e) {
                throw refusal(e);
            }
        });
    }

    @GetMapping("/template.xlsx")
    ResponseEntity<byte[]> template() {
        var out = new ByteArrayOutputStream();
        files.template(out);
        return workbook(out, "template.xlsx");
    }

    private static ResponseEntity<byte[]> workbook(ByteArrayOutputStream content, String name) {
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content.toByteArray());
    }

    private static Problem refusal(Unreadable why) {
        return switch (why.reason()) {
            case NOT_A_WORKBOOK, BROKEN, PASSWORD_PROTECTED, NO_HEADINGS ->
                Problem.of(422, why.reason().wire());
            case HAS_MACROS, INFLATES_TOO_MUCH, HAS_DOCUMENT_TYPE -> Problem.of(422, "hostile-workbook");
            case EMPTY -> Problem.of(422, "empty-roster");
            case MISSING_COLUMNS ->
                Problem.of(
                        422,
                        "missing-columns",
                        String.join(
                                " ", why.missing().stream().map(Column::heading).toList()));
        };
    }

    private static String fileName(MultipartFile file) {
        var name = file.getOriginalFilename();
        if (name == null || name.isBlank()) {
            return "roster.xlsx";
        }
        if (!Literals.storable(name)) {
            throw Problem.invalid(new FieldError("file", "malformed", "{field.malformed}"));
        }
        return name.substring(Math.max(0, name.length() - 120));
    }
}
