package lantian.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import lantian.platform.tenancy.Tenancy;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses before an operation begins: closed unless {@link Allowed} opens it. */
final class AllowedInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            var allowed = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Allowed.class);
            if (allowed == null) {
                allowed = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Allowed.class);
            }
            if (allowed == null || !(allowed.everybody() || Tenancy.actor().is(allowed.value()))) {
                throw Problem.notAllowed();
            }
        }
        return true;
    }
}
