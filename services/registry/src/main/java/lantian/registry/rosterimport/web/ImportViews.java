package lantian.registry.rosterimport.web;

import java.util.List;
import java.util.Locale;
import lantian.registry.rosterimport.CellError;
import lantian.registry.rosterimport.Column;
import lantian.registry.rosterimport.Heading;
import lantian.registry.rosterimport.Outline;
import lantian.registry.rosterimport.ReadImports.Opened;
import lantian.registry.rosterimport.RosterSentences;
import lantian.registry.rosterimport.web.ImportView.EndView;
import lantian.registry.rosterimport.web.ImportView.FoundView;
import lantian.registry.rosterimport.web.ImportView.HeadingView;
import lantian.registry.rosterimport.web.ImportView.IgnoredView;
import lantian.registry.rosterimport.web.ImportView.PassedView;
import lantian.registry.rosterimport.web.ImportView.QuestionView;
import lantian.registry.rosterimport.web.ImportView.RowsView;
import lantian.registry.rosterimport.web.ImportView.SheetView;
import lantian.registry.rosterimport.web.ImportView.UploadView;
import lantian.registry.rosterimport.web.ImportView.Wrong;
import org.jspecify.annotations.Nullable;

/** Shows imports in the language of whoever asks. */
final class ImportViews {

    private static final String BOTH_PARENTS = Column.FATHER_AWAY.heading() + "、" + Column.MOTHER_AWAY.heading();

    private final RosterSentences sentences;

    ImportViews(RosterSentences sentences) {
        this.sentences = sentences;
    }

    /** @param errors null where they are not shown, as in lists */
    ImportView of(Opened opened, @Nullable List<CellError> errors, @Nullable List<CellError> notices, Locale language) {
        var it = opened.roster();
        var counts = it.counts();
        return new ImportView(
                new UploadView(it.id().value(), it.dryRun(), opened.fileName(), it.state()),
                new RowsView(
                        it.rows(),
                        counts.created(),
                        counts.changed(),
                        counts.unchanged(),
                        counts.rejected(),
                        counts.done()),
                found(opened, wrong(errors, language), wrong(notices, language)),
                new EndView(it.importedAs(), it.waitsUntil(), it.reason(), it.createdAt(), it.finishedAt()));
    }

    private static FoundView found(Opened opened, @Nullable List<Wrong> errors, @Nullable List<Wrong> notices) {
        var unknown = opened.roster().unknownColumns();
        var outline = opened.outline();
        if (outline == null) {
            return new FoundView(errors, notices, unknown, null, null, null);
        }
        return new FoundView(
                errors,
                notices,
                unknown,
                outline.tables().stream().map(ImportViews::sheet).toList(),
                outline.ignored().stream()
                        .map(sheet -> new IgnoredView(sheet.name(), sheet.why(), headings(sheet.missing())))
                        .toList(),
                outline.questions().stream()
                        .map(q -> new QuestionView(q.sheetName(), q.column(), q.heading(), q.read(), q.unread()))
                        .toList());
    }

    private @Nullable List<Wrong> wrong(@Nullable List<CellError> errors, Locale language) {
        return errors == null
                ? null
                : errors.stream().map(error -> wrong(error, language)).toList();
    }

    private Wrong wrong(CellError error, Locale language) {
        var found = error.found();
        return new Wrong(
                error.row(),
                error.heading(),
                error.code().wire(),
                sentences.of(error, language),
                found == null ? null : found.sheetName(),
                found == null ? null : found.name(),
                found == null ? null : found.value());
    }

    private static List<String> headings(List<Column> columns) {
        return columns.stream().map(Column::heading).toList();
    }

    private static SheetView sheet(Outline.Table table) {
        return new SheetView(
                table.name(),
                table.headingRow(),
                table.rows(),
                table.headings().stream().map(ImportViews::heading).toList(),
                headings(table.missing()),
                table.passedOver().stream()
                        .map(it -> new PassedView(it.row(), it.kind()))
                        .toList(),
                table.pictures());
    }

    private static HeadingView heading(Heading heading) {
        var meaning = heading.meaning();
        var both = heading.leftBehind() && heading.state() == Heading.State.READ ? BOTH_PARENTS : null;
        return new HeadingView(
                heading.letters(),
                heading.text(),
                meaning == null ? both : meaning.heading(),
                heading.person(),
                heading.state());
    }
}
