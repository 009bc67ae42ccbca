package lantian.platform.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/**
 * The only way a body comes in: {@code application/json} in UTF-8, of a bounded size that is known before any of it is
 * parsed. Formats of others ({@code +json}) promise rules that nobody here keeps.
 */
final class JsonBodies extends JacksonJsonHttpMessageConverter {

    private final DataSize usual;

    JsonBodies(JsonMapper mapper, DataSize limit) {
        super(mapper);
        this.usual = limit;
    }

    static boolean isJson(MediaType type) {
        var charset = type.getCharset();
        return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                && (charset == null || charset.equals(StandardCharsets.UTF_8));
    }

    @Override
    public boolean canRead(ResolvableType type, @Nullable MediaType mediaType) {
        return (mediaType == null || isJson(mediaType)) && super.canRead(type, mediaType);
    }

    @Override
    public Object read(ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        var limit = Math.toIntExact(BodyInterceptor.limit(usual).toBytes());
        var body = message.getBody().readNBytes(limit + 1);
        if (body.length > limit) {
            throw Problem.of(413, "too-large");
        }
        return super.read(type, new Whole(message.getHeaders(), new ByteArrayInputStream(body)), hints);
    }

    private record Whole(HttpHeaders headers, ByteArrayInputStream bytes) implements HttpInputMessage {
        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return bytes;
        }
    }
}
