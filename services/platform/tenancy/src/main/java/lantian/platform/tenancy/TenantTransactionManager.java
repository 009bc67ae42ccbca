package lantian.platform.tenancy;

import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/** Begins a transaction only for a bound tenant, see {@link TenantBinding}; in a service without entities. */
final class TenantTransactionManager extends JdbcTransactionManager {
    private static final long serialVersionUID = 1L;

    TenantTransactionManager(DataSource source) {
        super(source);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        var binding = TenantBinding.ofActor();
        super.doBegin(transaction, definition);
        try {
            binding.apply(obtainDataSource());
        } catch (RuntimeException e) {
            doCleanupAfterCompletion(transaction);
            throw e;
        }
    }
}
