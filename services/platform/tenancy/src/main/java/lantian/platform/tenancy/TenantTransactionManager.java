package lantian.platform.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;

/**
 * Begins a transaction only for a bound tenant, and says so to PostgreSQL before anything else runs. The setting is local to
 * the transaction, so a pooled connection can't carry it to somebody else.
 */
final class TenantTransactionManager extends JdbcTransactionManager {
    private static final long serialVersionUID = 1L;

    private static final String APPLY =
            "select set_config('lantian.tenant', ?, true), set_config('lantian.scope', ?, true)";

    TenantTransactionManager(DataSource source) {
        super(source);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        var actor = Tenancy.actor();
        super.doBegin(transaction, definition);
        try {
            apply(actor);
        } catch (SQLException e) {
            doCleanupAfterCompletion(transaction);
            throw new CannotCreateTransactionException("could not bind the tenant", e);
        }
    }

    private void apply(Actor actor) throws SQLException {
        var source = obtainDataSource();
        Connection connection = DataSourceUtils.getConnection(source);
        try (var statement = connection.prepareStatement(APPLY)) {
            statement.setString(1, actor.tenant().toString());
            statement.setString(2, actor.scope());
            statement.execute();
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }
}
