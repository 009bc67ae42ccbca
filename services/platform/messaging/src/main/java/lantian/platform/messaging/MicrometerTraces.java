package lantian.platform.messaging;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Only sampled traces cost anything here. */
final class MicrometerTraces implements Traces {

    private static final String SAMPLED = "-01";

    private final Tracer tracer;
    private final Propagator propagator;

    MicrometerTraces(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    @Override
    public @Nullable String current() {
        var context = tracer.currentTraceContext().context();
        if (context == null) {
            return null;
        }
        var carrier = new HashMap<String, String>();
        propagator.inject(context, carrier, (_, header, value) -> carrier.put(header, value));
        return carrier.get(Envelope.TRACE);
    }

    /** Each trace gets its span; what is announced meanwhile joins the first of them. */
    @Override
    public void continued(String name, List<String> traceparents, Runnable work) {
        var spans = traceparents.stream()
                .filter(parent -> parent.endsWith(SAMPLED))
                .distinct()
                .map(parent -> span(name, parent))
                .toList();
        if (spans.isEmpty()) {
            work.run();
            return;
        }
        try (var _ = tracer.withSpan(spans.getFirst())) {
            work.run();
        } catch (RuntimeException e) {
            spans.forEach(span -> span.error(e));
            throw e;
        } finally {
            spans.forEach(Span::end);
        }
    }

    private Span span(String name, String parent) {
        return propagator
                .extract(parent, (carried, header) -> header.equals(Envelope.TRACE) ? carried : null)
                .name(name)
                .kind(Span.Kind.CONSUMER)
                .start();
    }
}
