package lantian.gateway.docs;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import lantian.gateway.edge.SecurityHeaders;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.LiteWebJarsResourceResolver;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api-docs}: one description of all services, as JSON and to look at. */
@RestController
class ApiDocs implements WebMvcConfigurer {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final LoadingCache<String, ObjectNode> joined;

    ApiDocs(JoinedApi api) {
        this.joined =
                Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(30)).build(_ -> api.read());
    }

    @GetMapping(path = "/api-docs/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode json() {
        return joined.get("all");
    }

    @GetMapping("/api-docs")
    ResponseEntity<Resource> page() {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache())
                .header(SecurityHeaders.CONTENT_POLICY, POLICY)
                .body(new ClassPathResource("api-docs/index.html"));
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry files) {
        files.addResourceHandler("/api-docs/ui/**")
                .addResourceLocations("classpath:/api-docs/ui/", "classpath:/META-INF/resources/webjars/")
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .resourceChain(true)
                .addResolver(new LiteWebJarsResourceResolver());
    }
}
