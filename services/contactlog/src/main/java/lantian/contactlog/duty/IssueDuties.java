package lantian.contactlog.duty;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import lantian.contactlog.child.ChildId;
import lantian.platform.tenancy.UseCase;

/** Brings the obligations of children up to date after their facts changed, in the transaction of the change. */
@UseCase
public class IssueDuties {

    private final Files files;
    private final DutyNews news;

    IssueDuties(Files files, DutyNews news) {
        this.files = files;
        this.news = news;
    }

    public void issue(Collection<ChildId> children) {
        if (children.isEmpty()) {
            return;
        }
        var opened = files.open(children);
        var books = new Bookkeeping(opened.framework());
        var all = new ArrayList<Duty>();
        for (var file : opened.files()) {
            var changed = books.issue(file);
            if (!changed.isEmpty()) {
                all.addAll(changed);
                news.changed(file.child(), changed);
            }
        }
        files.keep(all);
        files.issuedBy(opened.files().stream().map(ChildFile::child).toList(), opened.framework());
    }

    /**
     * Takes some children whose obligations follow an older calendar, standard or closure.
     *
     * @return false when all of the school's children are up to date
     */
    public boolean issueOutdated(int atMost) {
        List<ChildId> children = files.outdated(atMost);
        issue(children);
        return children.size() == atMost;
    }
}
