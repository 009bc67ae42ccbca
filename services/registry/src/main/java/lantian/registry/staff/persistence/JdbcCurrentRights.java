package lantian.registry.staff.persistence;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.CurrentRights;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The roles that the school's own staff records give at this moment; of whoever is not staff the token speaks. */
@Component
class JdbcCurrentRights implements CurrentRights {

    private final JdbcClient sql;
    private final TransactionTemplate transactions;

    JdbcCurrentRights(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.transactions = new TransactionTemplate(transactions);
        this.transactions.setReadOnly(true);
    }

    @Override
    public Set<Role> of(Actor actor) {
        return actor.inCounty() || actor.roles().isEmpty()
                ? actor.roles()
                : Tenancy.as(actor, () -> transactions.execute(_ -> recorded(actor)));
    }

    private Set<Role> recorded(Actor actor) {
        return sql.sql("select active, roles from staff where tenant_id = ? and account = ?")
                .params(actor.tenant().value(), actor.account())
                .query((row, _) -> row.getBoolean(1)
                        ? Arrays.stream((String[]) row.getArray(2).getArray())
                                .flatMap(role -> Role.fromWire(role).stream())
                                .filter(actor.roles()::contains)
                                .collect(Collectors.toUnmodifiableSet())
                        : Set.<Role>of())
                .optional()
                .orElse(actor.roles());
    }
}
