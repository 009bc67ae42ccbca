package lantian.platform.tenancy;

import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** How far a change of the master key has come; for operators, on the service's own port. */
@Endpoint(id = "vault")
final class VaultEndpoint {

    private final JdbcVault vault;
    private final VaultRotation rotation;

    VaultEndpoint(JdbcVault vault, VaultRotation rotation) {
        this.vault = vault;
        this.rotation = rotation;
    }

    @ReadOperation
    public Map<String, Integer> standing() {
        return Map.of("masterKeys", vault.masterKeys(), "waiting", rotation.waiting());
    }
}
