package lantian.gateway;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where the gateway stands and whom it knows.
 *
 * @param origin scheme, host and port that the browser sees
 * @param issuer the realm as browser and tokens name it
 * @param backchannel the same realm as the gateway reaches it, where that differs
 * @param secret the client's secret at Keycloak
 * @param key 32 random bytes in Base64, the same in all gateways; a new one ends all sessions
 * @param forms which service has a form, by its key; those that are not named are the contact log's
 * @param upload the largest body that is taken
 * @param patience how long a service may take to begin its answer
 * @param refusedPerMinute how often a credential that is no good may come in a minute
 */
@Validated
@ConfigurationProperties("lantian.gateway")
public record GatewaySettings(
        @NotNull URI origin,
        @NotNull URI issuer,
        @Nullable URI backchannel,
        @NotBlank String clientId,
        @NotBlank String secret,

        @NotBlank @Pattern(regexp = "[A-Za-z0-9+/]{43}=", message = "must be 32 bytes in Base64")
        String key,

        @NotNull @Valid Services services,
        @DefaultValue Map<String, String> forms,
        @DefaultValue("20MB") DataSize upload,
        @DefaultValue("60s") Duration patience,
        @DefaultValue("60") int refusedPerMinute) {

    /** Base addresses of the services, one for each instance that has no balancer before it. */
    public record Services(
            @NotEmpty List<URI> registry,
            @NotEmpty List<URI> pairing,
            @NotEmpty List<URI> contactlog,
            @NotEmpty List<URI> reporting) {

        /** @throws IllegalArgumentException for a name that no service has */
        public List<URI> named(String service) {
            return switch (service) {
                case "registry" -> registry;
                case "pairing" -> pairing;
                case "contactlog" -> contactlog;
                case "reporting" -> reporting;
                default -> throw new IllegalArgumentException("there is no service " + service);
            };
        }
    }

    /** An endpoint that the gateway itself calls. */
    public URI realm(String path) {
        return URI.create((backchannel == null ? issuer : backchannel) + "/protocol/openid-connect/" + path);
    }

    public boolean https() {
        return "https".equals(origin.getScheme());
    }
}
