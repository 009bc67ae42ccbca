package lantian.platform.tenancy;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Says to PostgreSQL for whom a transaction runs, before anything else does. The setting is local to the transaction, so a
 * pooled connection can't carry it to somebody else.
 *
 * @param actor for whom
 */
public record TenantBinding(Actor actor) {

    private static final String APPLY =
            "select set_config('lantian.tenant', ?, true), set_config('lantian.scope', ?, true)";

    /** @throws Tenancy.NoTenant where nobody is bound: then no transaction begins */
    public static TenantBinding ofActor() {
        return new TenantBinding(Tenancy.actor());
    }

    /** On the connection of the transaction that has just begun. */
    public void apply(DataSource source) {
        var connection = DataSourceUtils.getConnection(source);
        try (var statement = connection.prepareStatement(APPLY)) {
            statement.setString(1, actor.tenant().toString());
            statement.setString(2, actor.scope());
            statement.execute();
        } catch (SQLException e) {
            throw new CannotCreateTransactionException("could not bind the tenant", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }
}
