package lantian.registry.identity;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** An open transaction would keep its locks and its connection for as long as Keycloak takes to answer. */
final class OutsideTransactions implements ClientRequestFilter {

    @Override
    public void filter(ClientRequestContext request) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new AskedInTransaction();
        }
    }
}
