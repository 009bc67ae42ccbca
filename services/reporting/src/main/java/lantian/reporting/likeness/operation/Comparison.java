package lantian.reporting.likeness.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import lantian.platform.tenancy.County;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.TenantId;
import lantian.reporting.directory.Directory;
import lantian.reporting.directory.School;
import lantian.reporting.freshness.Waiting;
import lantian.reporting.likeness.CompareEnrolments;
import lantian.reporting.likeness.Enrolments;
import lantian.reporting.projection.ApplyFacts;
import lantian.reporting.projection.Elsewhere;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets the county compare what schools announced, as soon as they did. The county's transaction stays open until every school
 * has been told in one of its own: a crash in between leaves everything to be done once more.
 */
@Component
class Comparison implements Waiting {

    private static final Logger LOG = LoggerFactory.getLogger(Comparison.class);

    private final CompareEnrolments compare;
    private final Enrolments enrolments;
    private final ApplyFacts apply;
    private final Directory directory;
    private final TenantId county;
    private final TransactionTemplate transaction;
    private final TransactionTemplate ofItsOwn;
    private volatile Map<UUID, LocalDate> followed = Map.of();
    private volatile boolean failing;

    Comparison(
            CompareEnrolments compare,
            Enrolments enrolments,
            ApplyFacts apply,
            Directory directory,
            County county,
            PlatformTransactionManager transactions) {
        this.compare = compare;
        this.enrolments = enrolments;
        this.apply = apply;
        this.directory = directory;
        this.county = county.id();
        this.transaction = new TransactionTemplate(transactions);
        this.ofItsOwn = new TransactionTemplate(transactions);
        this.ofItsOwn.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Scheduled(fixedDelay = 200)
    void news() {
        try {
            Tenancy.asSystem(county, () -> compare.news(this::tell));
            failing = false;
        } catch (RuntimeException e) {
            // said once, not five times a second for as long as a database is away
            if (!failing) {
                LOG.warn("enrolments are compared later: {}", e.getClass().getName());
            }
            failing = true;
        }
    }

    /** A school that opens on another day counts its children from another day on. */
    @Scheduled(fixedDelay = 2_000)
    void followSchools() {
        var openFrom = directory.schools().stream().collect(Collectors.toMap(School::id, School::openFrom));
        if (!openFrom.equals(followed)) {
            Tenancy.asSystem(county, () -> compare.everybody(this::tell));
            followed = openFrom;
        }
    }

    @Scheduled(cron = "${lantian.recount.cron}", zone = "Asia/Shanghai")
    void nightly() {
        long different = Tenancy.asSystem(county, () -> compare.everybody(this::tell));
        if (different != 0) {
            LOG.error("{} children counted in another school than what was announced of them says", different);
        }
    }

    @Override
    public Optional<Instant> oldest() {
        return Tenancy.asSystem(county, () -> Objects.requireNonNull(transaction.execute(_ -> enrolments.oldest())));
    }

    private void tell(UUID school, Map<UUID, Elsewhere> children) {
        Tenancy.asSystem(new TenantId(school), () -> ofItsOwn.executeWithoutResult(_ -> apply.elsewhere(children)));
    }
}
