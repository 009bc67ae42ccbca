package lantian.platform.tenancy;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** The bureau of this deployment. Its id is the tenant of what belongs to the county as a whole. */
@ConfigurationProperties("lantian.county")
public record County(TenantId id) {}
