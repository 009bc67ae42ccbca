package lantian.registry.access;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the school decided to show donors of single children. */
public interface Releases {

    Optional<Release> find(UUID child);

    void keep(UUID child, Release release);

    /** @param fields {@linkplain Field#releasable() releasable} ones */
    record Release(Set<Field> fields, long version) {}
}
