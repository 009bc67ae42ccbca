package lantian.platform.records;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.support.JpaEntityInformation;
import org.springframework.data.jpa.repository.support.SimpleJpaRepository;
import org.springframework.transaction.annotation.Transactional;

/** What is behind every {@link Records}. */
@Transactional
class StoredRecords<T, I> extends SimpleJpaRepository<T, I> {

    private final EntityManager entities;

    StoredRecords(JpaEntityInformation<T, ?> kind, EntityManager entities) {
        super(kind, entities);
        this.entities = entities;
    }

    /** See {@link Records#store}. */
    public void store(T record) {
        storeAll(List.of(record));
    }

    /** See {@link Records#storeAll}. */
    public void storeAll(Collection<T> records) {
        records.stream().filter(record -> !entities.contains(record)).forEach(entities::persist);
        entities.flush();
    }
}
