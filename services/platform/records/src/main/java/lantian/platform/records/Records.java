package lantian.platform.records;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

/**
 * The records of one kind of the bound school. Its identity is the field {@code id}.
 *
 * @param <T> the entity, which is the domain's own type
 * @param <I> its typed id
 */
@NoRepositoryBean
public interface Records<T, I> extends Repository<T, I> {

    Optional<T> findById(I id);

    /** Nobody else changes this record until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select one from #{#entityName} one where one.id = :id")
    Optional<T> lock(I id);

    /**
     * Writes a record, new or changed, at once: SQL that follows sees it, and its version is the one of the row. What is not
     * stored is not kept, whatever was done to it.
     */
    void store(T record);

    /** As {@link #store}, in as few statements as possible. */
    void storeAll(Collection<T> records);
}
