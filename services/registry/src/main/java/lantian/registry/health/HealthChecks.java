package lantian.registry.health;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lantian.platform.records.Records;
import org.springframework.data.jpa.repository.Query;

/** The checks of the bound school. */
public interface HealthChecks extends Records<HealthCheck, HealthCheckId> {

    List<HealthCheck> findByChildOrderByOn(UUID child);

    /** Latest first, those before this one. */
    @Query("""
            select one from HealthCheck one
            where one.child = :child and (one.on < :day or (one.on = :day and one.id.value < :id))
            order by one.on desc, one.id.value desc limit :most
            """)
    List<HealthCheck> before(UUID child, LocalDate day, UUID id, int most);
}
