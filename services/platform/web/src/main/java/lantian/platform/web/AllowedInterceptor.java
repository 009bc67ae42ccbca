package lantian.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import lantian.platform.tenancy.Tenancy;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses before an operation begins: closed unless {@link Allowed} opens it. */
final class AllowedInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            var mayCall = allowed(method)
                    .filter(allowed -> allowed.everybody() || Tenancy.actor().is(allowed.value()));
            if (mayCall.isEmpty()) {
                throw Problem.notAllowed();
            }
        }
        return true;
    }

    /** Who may call it; nobody, if nothing is said. */
    static Optional<Allowed> allowed(HandlerMethod method) {
        return Stream.of(method.getMethod(), method.getBeanType())
                .map(place -> AnnotatedElementUtils.findMergedAnnotation(place, Allowed.class))
                .filter(Objects::nonNull)
                .findFirst();
    }
}
