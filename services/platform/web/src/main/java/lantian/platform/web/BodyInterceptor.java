package lantian.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses a body for what it says of itself, even where the operation would not look at it. Uploads have rules of their own. */
final class BodyInterceptor implements HandlerInterceptor {

    private static final String LIMIT = BodyInterceptor.class.getName() + ".limit";

    private final DataSize one;
    private final DataSize many;

    BodyInterceptor(DataSize one, DataSize many) {
        this.one = one;
        this.many = many;
    }

    /** What the operation at hand takes. */
    static DataSize limit(DataSize otherwise) {
        var request = RequestContextHolder.getRequestAttributes();
        return request != null && request.getAttribute(LIMIT, RequestAttributes.SCOPE_REQUEST) instanceof DataSize limit
                ? limit
                : otherwise;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && !takesFiles(method) && hasBody(request)) {
            var type = request.getContentType();
            if (type != null && !isJson(type)) {
                throw Problem.of(415, "unsupported-media-type");
            }
            var limit = method.hasMethodAnnotation(ManyAtOnce.class) ? many : one;
            if (request.getContentLengthLong() > limit.toBytes()) {
                throw Problem.of(413, "too-large");
            }
            request.setAttribute(LIMIT, limit);
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
