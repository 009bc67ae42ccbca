package lantian.platform.tenancy;

import java.util.UUID;

/** A school, a partner or the bureau, as the owner of rows. The same id as its Keycloak organization. */
public record TenantId(UUID value) {

    public static TenantId of(String text) {
        return new TenantId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
