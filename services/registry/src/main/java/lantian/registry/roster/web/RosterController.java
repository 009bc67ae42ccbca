package lantian.registry.roster.web;

import static lantian.platform.tenancy.Role.SCHOOL_ADMIN;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import lantian.platform.web.Allowed;
import lantian.platform.web.Cursor;
import lantian.platform.web.Literals;
import lantian.platform.web.Page;
import lantian.platform.web.Problem;
import lantian.platform.web.Problem.FieldError;
import lantian.registry.roster.CellError;
import lantian.registry.roster.Column;
import lantian.registry.roster.Layout;
import lantian.registry.roster.RosterFiles;
import lantian.registry.roster.RosterImport;
import lantian.registry.roster.StartImport;
import lantian.registry.roster.Workbook.Reason;
import lantian.registry.roster.Workbook.Unreadable;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/roster-imports")
@Allowed(SCHOOL_ADMIN)
class RosterController {

    /** A file takes memory while it is looked into, and all schools share it. */
    private final Semaphore looking = new Semaphore(2);

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final int MOST_ERRORS = 1_000;

    private final StartImport imports;
    private final RosterFiles files;

    RosterController(StartImport imports, RosterFiles files) {
        this.imports = imports;
        this.files = files;
    }

    /**
     * @param progress rows done so far
     * @param errors the first thousand; the annotated file has them all
     * @param reason why nothing was taken in, of a FAILED one
     */
    record ImportView(
            UUID id,
            boolean dryRun,
            String fileName,
            RosterImport.State state,
            int rows,
            int created,
            int changed,
            int unchanged,
            int rejected,
            int progress,
            @Nullable List<Wrong> errors,
            List<String> unknownColumns,
            @Nullable String reason,
            Instant createdAt,
            @Nullable Instant finishedAt) {}

    record Wrong(int row, String column, String code, String detail) {}

    @PostMapping
    ResponseEntity<ImportView> upload(
            @RequestPart(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean dryRun) {
        if (file == null || file.isEmpty()) {
            throw Problem.of(422, "not-a-workbook");
        }
        try {
            var bytes = file.getBytes();
            var layout = looked(bytes);
            var started = imports.start(bytes, fileName(file), dryRun, layout);
            return ResponseEntity.accepted()
                    .location(URI.create("/api/roster-imports/" + started.id()))
                    .body(view(started, List.of()));
        } catch (Unreadable e) {
            throw refusal(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Layout looked(byte[] file) throws Unreadable {
        looking.acquireUninterruptibly();
        try {
            var workbook = files.open(file);
            var layout = Layout.find(workbook);
            if (layout.isEmpty(workbook)) {
                throw new Unreadable(Reason.EMPTY);
            }
            return layout;
        } finally {
            looking.release();
        }
    }

    @GetMapping
    Page<ImportView> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var size = Page.limit(limit);
        var older = Cursor.parse(cursor, 1).map(it -> it.id(0)).orElse(null);
        var page = Page.of(imports.before(older, size + 1), size, it -> Cursor.after(it.id()));
        return new Page<>(page.items().stream().map(it -> view(it, null)).toList(), page.next());
    }

    @GetMapping("/{id}")
    ImportView get(@PathVariable UUID id) {
        var found = imports.find(id).orElseThrow(Problem::notFound);
        return view(found, imports.errors(id, MOST_ERRORS));
    }

    @GetMapping("/{id}/annotated.xlsx")
    ResponseEntity<byte[]> annotated(@PathVariable UUID id) {
        var found = imports.find(id).orElseThrow(Problem::notFound);
        if (found.state() != RosterImport.State.DONE) {
            throw Problem.of(409, "import-not-done");
        }
        try {
            var out = new ByteArrayOutputStream();
            files.annotate(imports.file(id).orElseThrow(Problem::notFound), imports.errors(id, Integer.MAX_VALUE), out);
            return workbook(out, "annotated.xlsx");
        } catch (Unreadable e) {
            throw refusal(e);
        }
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
            case NOT_A_WORKBOOK, BROKEN, PASSWORD_PROTECTED, NO_HEADINGS, SEVERAL_ROSTERS ->
                Problem.of(422, why.reason().wire());
            case HAS_MACROS, INFLATES_TOO_MUCH, HAS_DOCUMENT_TYPE -> Problem.of(422, "hostile-workbook");
            case EMPTY -> Problem.of(422, "empty-roster");
            case MISSING_COLUMNS ->
                Problem.of(
                        422,
                        "missing-columns",
                        String.join(
                                " ",
                                Column.REQUIRED.stream().map(Column::heading).toList()));
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

    private static ImportView view(RosterImport it, @Nullable List<CellError> errors) {
        return new ImportView(
                it.id(),
                it.dryRun(),
                it.fileName(),
                it.state(),
                it.rows(),
                it.counts().created(),
                it.counts().changed(),
                it.counts().unchanged(),
                it.counts().rejected(),
                it.counts().done(),
                errors == null
                        ? null
                        : errors.stream()
                                .map(e ->
                                        new Wrong(e.row(), e.heading(), e.code().wire(), e.detail()))
                                .toList(),
                it.unknownColumns(),
                it.reason(),
                it.createdAt(),
                it.finishedAt());
    }
}
