package lantian.registry.erasure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Of the bound school; for an officer, the lists are of all schools. */
public interface Erasures {

    Optional<Erasure> find(UUID child);

    void keep(Erasure erasure);

    /** Without reasons and answers, the oldest wish first. */
    List<Erasure> list(Erasure.State state, @Nullable Last after, int atMost);

    /** The schools that want a child of this id erased, or had it erased: ids are a school's own choice. */
    List<UUID> schoolsOf(UUID child);

    record Last(Instant askedAt, UUID child) {}
}
