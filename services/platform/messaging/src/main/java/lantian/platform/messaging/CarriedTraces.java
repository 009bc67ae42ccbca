package lantian.platform.messaging;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** For services that record no spans: the trace of the request or message that caused a change goes on to its announcements. */
final class CarriedTraces implements Traces {

    private static final Pattern VALID = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final ScopedValue<String> CURRENT = ScopedValue.newInstance();

    @Override
    public @Nullable String current() {
        if (CURRENT.isBound()) {
            return CURRENT.get();
        }
        var sent = RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
                ? web.getRequest().getHeader(Envelope.TRACE)
                : null;
        return sent != null && VALID.matcher(sent).matches() ? sent : null;
    }

    @Override
    public void continued(String name, List<String> traceparents, Runnable work) {
        if (traceparents.isEmpty()) {
            work.run();
        } else {
            ScopedValue.where(CURRENT, traceparents.getFirst()).run(work);
        }
    }
}
