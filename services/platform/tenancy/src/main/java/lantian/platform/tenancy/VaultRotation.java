package lantian.platform.tenancy;

import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes the master key: where several are configured, all keys that an older one wrapped are wrapped anew by the first,
 * before the service opens its door. Small transactions: what was done before an interruption stays done, and everything can
 * be read all the while, as the older keys still open. Two replicas may do it at once.
 */
final class VaultRotation implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(VaultRotation.class);
    private static final int BATCH = 500;

    private final JdbcVault vault;
    private final Tenants tenants;
    private final TenantId county;
    private final TransactionTemplate transaction;
    private volatile boolean running;

    VaultRotation(JdbcVault vault, Tenants tenants, TenantId county, TransactionTemplate transaction) {
        this.vault = vault;
        this.tenants = tenants;
        this.county = county;
        this.transaction = transaction;
    }

    @Override
    public void start() {
        running = true;
        if (vault.rotating()) {
            var done = everybody().mapToInt(this::rewrap).sum();
            LOG.info("master key: {} keys wrapped anew, none waits for an older one", done);
        }
    }

    /** How many keys only an older master key opens; 0 says that the older ones may be taken away. */
    int waiting() {
        return everybody().mapToInt(tenant -> in(tenant, vault::wrappedByOlder)).sum();
    }

    private int rewrap(TenantId tenant) {
        var done = 0;
        @Nullable UUID last = null;
        do {
            var after = last;
            var batch = in(tenant, () -> vault.rewrap(after, BATCH));
            done += batch.rewrapped();
            last = batch.last();
        } while (last != null);
        return done;
    }

    private <T> T in(TenantId tenant, java.util.function.Supplier<T> work) {
        return Tenancy.asSystem(tenant, () -> java.util.Objects.requireNonNull(transaction.execute(_ -> work.get())));
    }

    private Stream<TenantId> everybody() {
        return Stream.concat(Stream.of(county), tenants.all().stream()).distinct();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before consumers, jobs and the web server. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE / 2;
    }
}
