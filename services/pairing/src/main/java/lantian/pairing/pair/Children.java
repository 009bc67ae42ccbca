package lantian.pairing.pair;

import java.util.List;
import java.util.Optional;

/** The children of the bound school, as registry tells of them. */
public interface Children {

    /** Nobody else pairs this child until the transaction ends. */
    Optional<Child> lock(ChildId id);

    /** Keeps what is newer than known and gives that back; what is known or overtaken is left out. */
    List<Child> learn(List<Child> told);
}
