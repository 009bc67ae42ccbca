package lantian.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses a body for what it says of itself, even where the operation would not look at it. Uploads have rules of their own. */
final class BodyInterceptor implements HandlerInterceptor {

    private final long limit;

    BodyInterceptor(DataSize limit) {
        this.limit = limit.toBytes();
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && !takesFiles(method) && hasBody(request)) {
            var type = request.getContentType();
            if (type != null && !isJson(type)) {
                throw Problem.of(415, "unsupported-media-type");
            }
            if (request.getContentLengthLong() > limit) {
                throw Problem.of(413, "too-large");
            }
        }
        return true;
    }

    private static boolean takesFiles(HandlerMethod method) {
        return Stream.of(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestPart.class));
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private static boolean isJson(String type) {
        try {
            return JsonBodies.isJson(MediaType.parseMediaType(type));
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }
}
