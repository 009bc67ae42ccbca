package lantian.gateway.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import lantian.gateway.edge.SecurityHeaders;
import lantian.gateway.signin.SignedIn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * The web app. Files with a hash in their name never change and are kept for a year; the page itself is asked for again
 * each time. Every address that is nobody else's is the page: which view it shows is the console's affair.
 */
@Configuration(proxyBeanMethods = false)
class ConsolePages implements WebMvcConfigurer {

    private static final String SIGNED_IN = "__SIGNED_IN__";
    private static final String NONCE = "__CSP_NONCE__";
    private static final ClassPathResource PAGE = new ClassPathResource("static/index.html");
    private static final Set<String> TAKEN = Set.of(
            "api", "api-docs", "login", "logout", "session", "oauth2", "actuator", "problems", "assets", "error", "v3");

    private final SecureRandom random = new SecureRandom();

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry files) {
        files.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver())
                .addResolver(new PathResourceResolver());
        files.addResourceHandler("/*.*")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver())
                .addResolver(new PathResourceResolver());
    }

    @Bean
    RouterFunction<ServerResponse> consolePage() {
        return RouterFunctions.route(isPage(), this::page);
    }

    private static RequestPredicate isPage() {
        return RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD).and(request -> isPage(request.path()));
    }

    private static boolean isPage(String path) {
        var segments = path.split("/", -1);
        var last = segments[segments.length - 1];
        var free = segments.length < 2 || !TAKEN.contains(segments[1]);
        return path.equals("/index.html") || (free && !last.contains("."));
    }

    /** The page knows at once whether it is worth asking for data before anybody has been named. */
    private ServerResponse page(ServerRequest request) {
        if (!PAGE.exists()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "this build has no console");
        }
        var nonce = nonce();
        return ServerResponse.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache())
                .header(SecurityHeaders.CONTENT_POLICY, policy(nonce))
                .body(text().replace(NONCE, nonce).replace(SIGNED_IN, SignedIn.perhaps(request) ? "yes" : "no"));
    }

    /** Style attributes can't carry a nonce; the style elements that the component library writes can. */
    private static String policy(String nonce) {
        return "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-" + nonce
                + "'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
                + "manifest-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    }

    private String nonce() {
        var bytes = new byte[18];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String text() {
        try {
            return PAGE.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
