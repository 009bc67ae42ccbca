package lantian.gateway.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** What Tomcat refuses before the request reaches the application, such as an address that can't be decoded. */
@Component
class UnroutedRefusals implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    private final Refusals refusals;

    UnroutedRefusals(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory tomcat) {
        tomcat.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Valve(refusals)));
    }

    private static final class Valve extends ErrorReportValve {

        private final Refusals refusals;

        Valve(Refusals refusals) {
            this.refusals = refusals;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            var status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                refusals.write(Refusal.of(status), request, response);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
