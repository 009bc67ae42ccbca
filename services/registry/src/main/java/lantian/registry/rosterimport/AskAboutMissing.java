package lantian.registry.rosterimport;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.UseCase;
import lantian.registry.child.Children;
import lantian.registry.rosterimport.MissingChildren.Child;
import lantian.registry.rosterimport.MissingChildren.ClassLeftOut;
import lantian.registry.school.Classes;
import org.jspecify.annotations.Nullable;

/** Lists who is enrolled and not in a roster, and changes nothing by it: no child leaves because a row was forgotten. */
@UseCase
public class AskAboutMissing {

    private final Imports imports;
    private final MissingChildren missing;
    private final Children children;
    private final Classes classes;
    private final Audit audit;

    AskAboutMissing(Imports imports, MissingChildren missing, Children children, Classes classes, Audit audit) {
        this.imports = imports;
        this.missing = missing;
        this.children = children;
        this.classes = classes;
        this.audit = audit;
    }

    /**
     * What is still to be answered: who has left since, or is in another class by now, is no question any more.
     *
     * @param oneMore children in the order of their names in Latin letters
     */
    public record Question(RosterImport roster, List<Child> oneMore, long total, List<ClassLeftOut> classesLeftOut) {}

    /** After the last row was stored; done again after a crash it comes to the same. */
    void ask(ImportId roster, NamedInFile file) {
        var run = imports.findById(roster).orElseThrow();
        var keys = classes.all().stream()
                .collect(Collectors.toMap(
                        each -> each.id().value(), each -> each.name().key()));
        missing.replace(roster, NotInFile.of(file, children.enrolledOn(run.startedOn()), keys));
    }

    /**
     * @param after the last child seen
     * @return empty where the school has no such import
     */
    public Optional<Question> find(ImportId roster, @Nullable UUID after, int limit) {
        return imports.findById(roster).map(found -> {
            var page = missing.children(roster, after, limit);
            audit.entry("roster.missing-viewed", "roster-import", roster.value(), Map.of("children", page.size()));
            return new Question(found, page, missing.count(roster), missing.classes(roster));
        });
    }
}
