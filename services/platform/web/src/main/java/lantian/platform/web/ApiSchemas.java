package lantian.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a description speaks of records: what is never null is required, what may be null says so, as the code says it with
 * {@link Nullable}. A nested type carries the name of the type around it, so that two of one simple name stay two.
 *
 * <p>Registered first, it is asked last: what unwraps answers and pages comes before.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ApiSchemas extends ModelResolver {

    private static final String COMPONENT = "#/components/schemas/";

    ApiSchemas(ObjectMapperProvider mappers) {
        super(mappers.jsonMapper(), new Names());
        openapi31(true);
        SpringDocUtils.getConfig().replaceWithSchema(ObjectNode.class, new ObjectSchema());
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> next) {
        var resolved = super.resolve(type, context, next);
        var raw = TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
        if (resolved != null && raw.isRecord()) {
            describe(raw.getRecordComponents(), model(resolved, context));
        }
        return resolved;
    }

    private static Schema<?> model(Schema<?> resolved, ModelConverterContext context) {
        var reference = resolved.get$ref();
        return reference == null
                ? resolved
                : context.getDefinedModels().getOrDefault(reference.substring(COMPONENT.length()), resolved);
    }

    private static void describe(RecordComponent[] components, Schema<?> model) {
        var properties = model.getProperties();
        if (properties == null) {
            return;
        }
        if (Arrays.stream(components).noneMatch(component -> properties.containsKey(named(component)))) {
            return; // all of it is unwrapped, and was described where it comes from
        }
        var required = new LinkedHashSet<String>();
        for (var component : components) {
            var name = named(component);
            var property = properties.get(name);
            if (property != null && mayBeNull(component)) {
                properties.put(name, orNull(property));
            }
            if (property != null && (!mayBeNull(component) || alwaysSaid(component))) {
                required.add(name);
            }
        }
        model.setRequired(required.isEmpty() ? null : required.stream().toList());
    }

    private static String named(RecordComponent component) {
        var written = component.getAccessor().getAnnotation(JsonProperty.class);
        return written == null || written.value().isEmpty() ? component.getName() : written.value();
    }

    private static boolean mayBeNull(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || component.getType() == Optional.class;
    }

    private static boolean alwaysSaid(RecordComponent component) {
        var included = component.getAccessor().getAnnotation(JsonInclude.class);
        return included != null && included.value() == JsonInclude.Include.ALWAYS;
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null) {
            return new Schema<>().oneOf(Arrays.asList(schema, new Schema<>().types(Set.of("null"))));
        }
        var types = schema.getTypes();
        if (types != null && !types.contains("null")) {
            var orNull = new LinkedHashSet<>(types);
            orNull.add("null");
            schema.setTypes(orNull);
        }
        return schema;
    }

    /** {@code SchoolController.AdminView} is a SchoolAdminView, {@code SchoolController.SchoolView} a SchoolView. */
    private static final class Names extends TypeNameResolver {

        @Override
        protected String getNameOfClass(Class<?> type) {
            var around = type.getDeclaringClass();
            if (around == null) {
                return type.getSimpleName();
            }
            var outer = getNameOfClass(around).replaceAll("(Controller|View)$", "");
            return type.getSimpleName().startsWith(outer) ? type.getSimpleName() : outer + type.getSimpleName();
        }
    }
}
