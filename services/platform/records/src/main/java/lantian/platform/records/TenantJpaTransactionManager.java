package lantian.platform.records;

import jakarta.persistence.EntityManagerFactory;
import java.util.Objects;
import javax.sql.DataSource;
import lantian.platform.tenancy.TenantBinding;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * As in a service without entities, with a session beside the connection. The session writes when a record is stored, and never
 * by itself: what a use case changed and then refused is not kept.
 */
final class TenantJpaTransactionManager extends JpaTransactionManager {
    private static final long serialVersionUID = 1L;

    TenantJpaTransactionManager(EntityManagerFactory factory, DataSource source) {
        super(factory);
        setDataSource(source);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        var binding = TenantBinding.ofActor();
        super.doBegin(transaction, definition);
        try {
            binding.apply(Objects.requireNonNull(getDataSource()));
            session().setHibernateFlushMode(FlushMode.MANUAL);
        } catch (RuntimeException e) {
            abandon(transaction, e);
            throw e;
        }
    }

    /** A session with an open transaction would keep its connection for ever. */
    private void abandon(Object transaction, RuntimeException why) {
        try {
            session().getTransaction().rollback();
        } catch (RuntimeException lost) {
            why.addSuppressed(lost);
        } finally {
            doCleanupAfterCompletion(transaction);
        }
    }

    private Session session() {
        var holder = (EntityManagerHolder)
                Objects.requireNonNull(TransactionSynchronizationManager.getResource(obtainEntityManagerFactory()));
        return holder.getEntityManager().unwrap(Session.class);
    }
}
