package lantian.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Gives the places of {@link FewAtOnce}. A place is held until the answer is written. */
final class FewAtOnceInterceptor implements HandlerInterceptor {

    private static final String COME_AGAIN_SECONDS = "5";

    private final Map<Method, Map<TenantId, Integer>> taken = new HashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            var limit = method.getMethodAnnotation(FewAtOnce.class);
            if (limit != null && !takes(method.getMethod(), Tenancy.tenant(), limit)) {
                response.setHeader(HttpHeaders.RETRY_AFTER, COME_AGAIN_SECONDS);
                throw Problem.of(429, "too-many-requests");
            }
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (handler instanceof HandlerMethod method && method.hasMethodAnnotation(FewAtOnce.class)) {
            release(method.getMethod(), Tenancy.tenant());
        }
    }

    private synchronized boolean takes(Method operation, TenantId school, FewAtOnce limit) {
        var places = taken.computeIfAbsent(operation, _ -> new HashMap<>());
        var inAll = places.values().stream().mapToInt(Integer::intValue).sum();
        if (inAll >= limit.inAll() || places.getOrDefault(school, 0) >= limit.ofOneSchool()) {
            return false;
        }
        places.merge(school, 1, Integer::sum);
        return true;
    }

    private synchronized void release(Method operation, TenantId school) {
        taken.getOrDefault(operation, new HashMap<>())
                .computeIfPresent(school, (_, places) -> places == 1 ? null : places - 1);
    }
}
