package lantian.registry.identity;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keycloak may take seconds to answer; whoever asks it must not hold a connection and locks of the database meanwhile. */
public final class OutsideTransactions {

    private OutsideTransactions() {}

    /** @throws IllegalStateException where a transaction is open: a mistake of whoever wrote the call */
    public static void require() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Keycloak is asked inside a transaction of the database");
        }
    }
}
