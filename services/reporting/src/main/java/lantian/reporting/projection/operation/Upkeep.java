package lantian.reporting.projection.operation;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.TenantId;
import lantian.reporting.directory.Directory;
import lantian.reporting.directory.School;
import lantian.reporting.directory.Terms;
import lantian.reporting.projection.Recount;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts every school anew each night and says by how much the rollups differ: {@code lantian.reporting.recount.difference}
 * must be 0. Reading the endpoint {@code recount} compares, writing to it repairs.
 */
@Component
@Endpoint(id = "recount")
class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final Directory directory;
    private final Recount recount;
    private final AtomicLong difference;
    private @Nullable Terms followed;

    Upkeep(Directory directory, Recount recount, MeterRegistry meters) {
        this.directory = directory;
        this.recount = recount;
        var gauge = meters.gauge("lantian.reporting.recount.difference", new AtomicLong());
        this.difference = gauge == null ? new AtomicLong() : gauge;
    }

    /** Schools whose rollups differ from their facts, and by how many rows. */
    @ReadOperation
    public Map<UUID, Long> compare() {
        var found = new LinkedHashMap<UUID, Long>();
        for (var school : directory.schools()) {
            long different = Tenancy.asSystem(tenant(school), recount::compare);
            if (different != 0) {
                found.put(school.id(), different);
            }
        }
        difference.set(found.values().stream().mapToLong(Long::longValue).sum());
        return found;
    }

    /** Puts what the facts say in place of every school's rollups. */
    @WriteOperation
    public void repair() {
        directory.schools().forEach(school -> Tenancy.asSystem(tenant(school), recount::repair));
        difference.set(0);
    }

    @Scheduled(cron = "${lantian.recount.cron}", zone = "Asia/Shanghai")
    void nightly() {
        compare()
                .forEach((school, different) ->
                        LOG.error("rollups of school {} differ from its facts in {} rows", school, different));
    }

    @Scheduled(fixedDelay = 2_000)
    void followCalendar() {
        var terms = directory.terms();
        if (!terms.equals(followed)) {
            directory.schools().forEach(school -> Tenancy.asSystem(tenant(school), recount::followCalendar));
            followed = terms;
        }
    }

    private static TenantId tenant(School school) {
        return new TenantId(school.id());
    }
}
