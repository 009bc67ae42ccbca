package lantian.reporting.projection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** The facts of the bound school, the newest version of each. */
public interface Facts {

    Kept<ChildHistory> children();

    Kept<PairHistory> pairs();

    Kept<ContactFact> contacts();

    Kept<ObligationFact> obligations();

    /** Which of these children may be enrolled in another school too; others are missing. */
    Map<UUID, Elsewhere> elsewhere(Collection<UUID> children);

    /** All of them. */
    Map<UUID, Elsewhere> elsewhere();

    /** {@link Elsewhere#NONE} forgets the child. */
    void keepElsewhere(Map<UUID, Elsewhere> children);

    /** All facts of one kind. */
    interface Kept<F extends Versioned<F>> {

        Map<UUID, F> byId(Collection<UUID> ids);

        List<F> ofChildren(Collection<UUID> children);

        void keep(Collection<F> facts);

        void each(Consumer<F> consumer);
    }
}
