package lantian.gateway.docs;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import lantian.gateway.GatewaySettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The services' OpenAPI descriptions as one. A service that is away is missing, and named. */
@Component
class JoinedApi {

    private static final Logger LOG = LoggerFactory.getLogger(JoinedApi.class);

    private final Map<String, URI> services = new LinkedHashMap<>();
    private final RestClient http;
    private final JsonMapper json;

    JoinedApi(GatewaySettings settings, RestClient.Builder clients, JsonMapper json) {
        services.put("registry", settings.services().registry().getFirst());
        services.put("pairing", settings.services().pairing().getFirst());
        services.put("contactlog", settings.services().contactlog().getFirst());
        services.put("reporting", settings.services().reporting().getFirst());
        this.http = clients.build();
        this.json = json;
    }

    ObjectNode read() {
        var joined = json.createObjectNode().put("openapi", "3.1.0");
        var info = joined.putObject("info").put("title", "Lantian").put("version", "1");
        joined.putArray("servers").addObject().put("url", "/");
        joined.putArray("security").addObject().putArray("bearer");
        var paths = joined.putObject("paths");
        var components = joined.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject("bearer")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT");
        services.forEach((name, address) -> {
            try {
                add(
                        name,
                        json.readTree(http.get()
                                .uri(address + "/v3/api-docs")
                                .retrieve()
                                .body(byte[].class)),
                        paths,
                        components);
            } catch (RestClientException | JacksonException away) {
                LOG.warn("no API description from {}: {}", name, away.getClass().getSimpleName());
                info.put(
                        "description",
                        info.path("description").asString("") + "Not available at the moment: " + name + ". ");
            }
        });
        return joined;
    }

    /** Two services may give different things the same name, so each component carries its service's. */
    private void add(String service, JsonNode description, ObjectNode paths, ObjectNode components) {
        var own = json.readTree(json.writeValueAsString(description)
                .replaceAll("\"#/components/(\\w+)/", "\"#/components/$1/" + service + "."));
        own.path("paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/api/"))
                .forEach(path -> paths.set(path.getKey(), tagged(service, path.getValue())));
        own.path("components").properties().stream()
                .filter(kind -> !kind.getKey().equals("securitySchemes"))
                .forEach(kind -> kind.getValue()
                        .properties()
                        .forEach(part -> components
                                .withObjectProperty(kind.getKey())
                                .set(service + "." + part.getKey(), part.getValue())));
    }

    private static JsonNode tagged(String service, JsonNode path) {
        path.forEach(operation -> {
            if (operation instanceof ObjectNode facts && facts.has("responses")) {
                facts.remove("security");
                facts.putArray("tags").add(service);
                facts.put(
                        "operationId", service + "." + facts.path("operationId").asString(""));
            }
        });
        return path;
    }
}
