package lantian.gateway.edge;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/** What every answer says to the browser. A page that needs more than nothing sets its own content policy. */
public final class SecurityHeaders {

    public static final String CONTENT_POLICY = "Content-Security-Policy";

    private static final long YEAR = 31_536_000;

    private SecurityHeaders() {}

    public static void apply(HeadersConfigurer<HttpSecurity> headers, boolean https) {
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), microphone=(), geolocation=(), payment=()"))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .addHeaderWriter(new StaticHeadersWriter(
                        CONTENT_POLICY, "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"));
        if (https) {
            // TLS ends before us, so the request itself never looks secure
            headers.httpStrictTransportSecurity(strict ->
                    strict.requestMatcher(_ -> true).maxAgeInSeconds(YEAR).includeSubDomains(false));
        } else {
            headers.httpStrictTransportSecurity(HeadersConfigurer.HstsConfig::disable);
        }
    }
}
