package lantian.gateway.signin;

import java.time.Clock;
import java.time.Duration;
import lantian.gateway.GatewaySettings;
import lantian.gateway.edge.SecurityHeaders;
import lantian.gateway.problem.Refusal;
import lantian.gateway.problem.Refusals;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    /** One observation of a request is enough, and one of each of its filters is dear. */
    @Bean
    SecurityObservationSettings theRequestAlone() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ClientRegistrationRepository clientRegistrations(GatewaySettings settings) {
        return new InMemoryClientRegistrationRepository(Keycloak.registration(settings));
    }

    @Bean
    CredentialFilterRegistration credentials(Sessions sessions, Standing standing, Refusals refusals) {
        return new CredentialFilterRegistration(new CredentialFilter(sessions, standing, refusals));
    }

    /** Keeps the filter out of the servlet container's own chain, which would run it a second time. */
    record CredentialFilterRegistration(CredentialFilter filter) {}

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            GatewaySettings settings,
            ClientRegistrationRepository registrations,
            CredentialFilterRegistration credentials,
            SessionCsrf csrf,
            PendingSignIns pending,
            SignInEnd end,
            Refusals refusals,
            KeycloakRequests requestsToKeycloak,
            Environment environment) {
        var metricsApart = ManagementPortType.get(environment) == ManagementPortType.DIFFERENT;
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> SecurityHeaders.apply(headers, settings.https()))
                .addFilterBefore(credentials.filter(), CsrfFilter.class)
                .addFilterBefore(new OurAddressFilter(settings.origin()), CsrfFilter.class)
                .csrf(forgery -> forgery.csrfTokenRepository(csrf)
                        .csrfTokenRequestHandler(csrf)
                        .requireCsrfProtectionMatcher(SessionCsrf::needed))
                .oauth2Login(login -> login.loginPage(SignInStart.PATH)
                        .authorizationEndpoint(
                                start -> start.authorizationRequestResolver(new SignInStart(registrations))
                                        .authorizationRequestRepository(pending))
                        .tokenEndpoint(token -> token.accessTokenResponseClient(codeExchange(requestsToKeycloak)))
                        .authorizedClientRepository(end)
                        .successHandler(end)
                        .failureHandler(end))
                .authorizeHttpRequests(requests -> {
                    requests.requestMatchers("/api/**", "/session", "/logout").authenticated();
                    requests.requestMatchers("/actuator/health/**").permitAll();
                    if (!metricsApart) {
                        requests.requestMatchers("/actuator/**").denyAll();
                    }
                    requests.anyRequest().permitAll();
                })
                .exceptionHandling(failures -> failures.authenticationEntryPoint((request, response, _) ->
                                refusals.write(refusalOf(request.getRequestURI()), request, response))
                        .accessDeniedHandler(
                                (request, response, _) -> refusals.write(Refusal.CSRF_TOKEN, request, response)))
                .build();
    }

    /** Somebody unknown at a door that is closed to everybody learns that there is none. */
    private static Refusal refusalOf(String path) {
        return path.startsWith("/actuator") ? Refusal.NOT_FOUND : Refusal.NOT_SIGNED_IN;
    }

    private static OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codeExchange(
            KeycloakRequests requests) {
        var exchange = new RestClientAuthorizationCodeTokenResponseClient();
        exchange.setRestClient(RestClient.builder()
                .requestFactory(requests.patient(Duration.ofSeconds(10)))
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return exchange;
    }
}
