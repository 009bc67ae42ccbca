package lantian.platform.tenancy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.core.convert.converter.Converter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;

/** Wires the walls between schools into a service. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.OAuth2ResourceServerAutoConfiguration"
        })
@EnableResilientMethods
@EnableConfigurationProperties({
    County.class,
    TenancyAutoConfiguration.VaultProperties.class,
    TenancyAutoConfiguration.AccountsProperties.class
})
public class TenancyAutoConfiguration {

    /** @param masterKey keys of 32 bytes in Base64; the first wraps, all of them open */
    @ConfigurationProperties("lantian.vault")
    public record VaultProperties(List<String> masterKey) {}

    /** @param key at least 16 bytes in Base64; empty in an installation that began without one */
    @ConfigurationProperties("lantian.accounts")
    public record AccountsProperties(@DefaultValue("") String key) {
        public AccountsProperties {
            if (!key.isBlank()) {
                Accounts.keyedBy(Base64.getDecoder().decode(key.strip()));
            }
        }

        byte[] secret() {
            return key.isBlank() ? new byte[0] : Base64.getDecoder().decode(key.strip());
        }
    }

    @Bean
    JwkSetUriJwtDecoderBuilderCustomizer keysOfKeycloak(SslBundles bundles) {
        return KeycloakTrust.decoders(bundles);
    }

    @Bean
    static BeanPostProcessor rememberedTokens() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof JwtDecoder decoder ? new RememberedTokens(decoder) : bean;
            }
        };
    }

    @Bean
    @ConfigurationPropertiesBinding
    static Converter<String, TenantId> tenantIds() {
        return new TenantIdConverter();
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.system(ZoneId.of("Asia/Shanghai"));
    }

    @Bean
    @ConditionalOnMissingBean(PlatformTransactionManager.class)
    PlatformTransactionManager transactionManager(DataSource source) {
        return new TenantTransactionManager(source);
    }

    @Bean
    Audit audit(JdbcClient sql, JsonMapper json, Clock clock) {
        return new JdbcAudit(sql, json, clock);
    }

    @Bean
    AuditTrail auditTrail(JdbcClient sql, Audit audit) {
        return new AuditTrail(sql, audit);
    }

    @Bean
    JdbcVault vault(JdbcClient sql, VaultProperties properties) {
        var keys = properties.masterKey();
        return new JdbcVault(sql, keys.stream().map(Base64.getDecoder()::decode).toList());
    }

    @Bean
    SharedSeal sharedSeal(AccountsProperties accounts) {
        return new SharedSeal(accounts.secret());
    }

    /** By which the county finds a child that two schools have, see ADR 0063. */
    @Bean
    KeyedHash likeness(AccountsProperties accounts) {
        return new KeyedHash(accounts.secret(), "likeness");
    }

    /** A service without tenants of its own knowledge seals nothing. */
    @Bean
    @ConditionalOnMissingBean
    Tenants nobody() {
        return List::of;
    }

    @Bean
    VaultRotation vaultRotation(
            JdbcVault vault, Tenants tenants, County county, PlatformTransactionManager transactions) {
        return new VaultRotation(vault, tenants, county.id(), new TransactionTemplate(transactions));
    }

    @Bean
    VaultEndpoint vaultEndpoint(JdbcVault vault, VaultRotation rotation) {
        return new VaultEndpoint(vault, rotation);
    }

    @Bean
    @ConditionalOnMissingBean
    TenantStanding nobodyIsSuspended() {
        return _ -> false;
    }

    @Bean
    Memberships memberships(JdbcClient sql) {
        return new Memberships(sql);
    }

    /** One observation of a request is enough; one of each of its filters cost a sixth of a contact. */
    @Bean
    SecurityObservationSettings theRequestAlone() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain doors(
            HttpSecurity http,
            County county,
            TenantStanding standing,
            Memberships memberships,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver refusals) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/actuator/health/**", "/actuator/prometheus", "/v3/api-docs/**", "/error")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasAuthority("SCOPE_operator")
                        .requestMatchers("/api/**")
                        .hasAuthority("SCOPE_openid")
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(server -> server.jwt(_ -> {})
                        .authenticationEntryPoint(
                                (request, response, failure) -> refuse(refusals, request, response, failure, 401))
                        .accessDeniedHandler(
                                (request, response, failure) -> refuse(refusals, request, response, failure, 403)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (request, response, failure) -> refuse(refusals, request, response, failure, 401))
                        .accessDeniedHandler(
                                (request, response, failure) -> refuse(refusals, request, response, failure, 403)))
                .addFilterAfter(
                        new ActorFilter(new ActorLookup(county.id(), memberships), standing, refusals),
                        BearerTokenAuthenticationFilter.class)
                .build();
    }

    /** The resolver knows the port of requests; on that of operators it may know no answer, and none would read as success. */
    private static void refuse(
            HandlerExceptionResolver refusals,
            HttpServletRequest request,
            HttpServletResponse response,
            Exception failure,
            int status)
            throws IOException {
        if (refusals.resolveException(request, response, null, failure) == null) {
            response.sendError(status);
        }
    }

    private static final class TenantIdConverter implements Converter<String, TenantId> {
        @Override
        public TenantId convert(String source) {
            return TenantId.of(source);
        }
    }
}
