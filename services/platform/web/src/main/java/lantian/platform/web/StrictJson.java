package lantian.platform.web;

import com.fasterxml.jackson.annotation.Nulls;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads the bodies of requests to the letter: a number is no text and no enum, a day is {@code yyyy-MM-dd}, a list has no
 * gaps, a field comes once. What we ourselves once wrote (events, rows) is read by the ordinary mapper.
 */
final class StrictJson {

    private StrictJson() {}

    /** @param settings as for the ordinary mapper, so that answers look as ever */
    static JsonMapper mapper(Iterable<JsonMapperBuilderCustomizer> settings, DataSize limit) {
        var constraints = StreamReadConstraints.builder()
                .maxDocumentLength(limit.toBytes())
                .build();
        var builder = JsonMapper.builder(JsonFactory.builder()
                .streamReadConstraints(constraints)
                .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                .build());
        settings.forEach(each -> each.customize(builder));
        return builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .withCoercionConfigDefaults(
                        coercion -> coercion.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
                .addModule(new SimpleModule("literals")
                        .addDeserializer(String.class, new Written<>(String.class, Literals::text))
                        .addDeserializer(LocalDate.class, new Written<>(LocalDate.class, Literals::day))
                        .addDeserializer(UUID.class, new Written<>(UUID.class, Literals::id)))
                .build();
    }

    /** A value that only a JSON string can mean. */
    private static final class Written<T> extends StdScalarDeserializer<T> {

        private final Class<T> type;
        private final Function<String, T> meaning;

        Written(Class<T> type, Function<String, T> meaning) {
            super(type);
            this.type = type;
            this.meaning = meaning;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return type.cast(context.handleUnexpectedToken(type, parser));
            }
            var wire = parser.getString();
            try {
                return meaning.apply(wire);
            } catch (IllegalArgumentException | DateTimeException unreadable) {
                return type.cast(context.handleWeirdStringValue(type, wire, "not as the API describes it"));
            }
        }
    }
}
