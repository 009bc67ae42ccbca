package lantian.platform.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import lantian.platform.tenancy.Role;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** What the description of an API says beyond its paths and bodies: who may call an operation, and how it refuses. */
final class ApiDescription implements OperationCustomizer {

    private static final String PROBLEM = "Problem";

    /** The frame of a service's description. */
    static OpenAPI of(String service) {
        return new OpenAPI()
                .info(new Info().title("Lantian " + service).version("1"))
                .addSecurityItem(new SecurityRequirement().addList("bearer"))
                .components(new Components()
                        .addSchemas(PROBLEM, problem())
                        .addSecuritySchemes(
                                "bearer",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")));
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var group = method.getBeanType().getSimpleName().replaceAll("Controller(\\$\\$.*)?$", "");
        operation.setOperationId(group.substring(0, 1).toLowerCase(Locale.ROOT) + group.substring(1) + "."
                + method.getMethod().getName());
        operation.setDescription(callers(method));
        answered(operation.getResponses());
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("Refused; nothing was changed")
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType()
                                                        .schema(new Schema<>()
                                                                .$ref("#/components/schemas/" + PROBLEM)))));
        return operation;
    }

    /** What an operation that answers a JSON tree says of it by annotation, without naming a status, is its success. */
    private static void answered(ApiResponses responses) {
        var described = responses.get("default");
        if (described != null && described.getContent() != null) {
            responses.addApiResponse("200", new ApiResponse().description("OK").content(described.getContent()));
        }
    }

    private static String callers(HandlerMethod method) {
        return "Who may call it: "
                + AllowedInterceptor.allowed(method)
                        .map(ApiDescription::callers)
                        .orElse("nobody");
    }

    private static String callers(Allowed allowed) {
        return allowed.everybody()
                ? "everybody who is signed in"
                : Arrays.stream(allowed.value()).map(Role::wire).sorted().collect(Collectors.joining(", "));
    }

    /** RFC 9457, as {@link ProblemDocuments} writes it. */
    private static Schema<?> problem() {
        var error = new ObjectSchema()
                .addProperty("field", new StringSchema())
                .addProperty("code", new StringSchema())
                .addProperty("detail", new StringSchema());
        return new ObjectSchema()
                .addProperty("type", new StringSchema().format("uri"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("errors", new ArraySchema().items(error));
    }
}
