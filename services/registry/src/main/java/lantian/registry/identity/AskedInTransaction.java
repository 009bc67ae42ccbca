package lantian.registry.identity;

/** Keycloak was to be asked while a transaction was open: a mistake of ours. Nothing was asked. */
public final class AskedInTransaction extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    AskedInTransaction() {
        super("Keycloak is not asked while a transaction is open");
    }
}
