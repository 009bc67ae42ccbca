package lantian.gateway.relay;

import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import lantian.gateway.GatewaySettings;
import lantian.gateway.edge.TooLarge;
import lantian.gateway.problem.Refusal;
import lantian.gateway.problem.Refusals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClientException;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The allow-list: what is not named here does not exist, whatever a service may offer. The first match counts. */
@Configuration(proxyBeanMethods = false)
class Routes {

    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

    private final Refusals refusals;
    private final JoinedLists joined;

    Routes(Refusals refusals, JoinedLists joined) {
        this.refusals = refusals;
        this.joined = joined;
    }

    @Bean
    RouterFunction<ServerResponse> relay(GatewaySettings settings) {
        var to = settings.services();
        var formsOfOthers = settings.forms().entrySet().stream()
                .map(form -> route(form.getValue(), to.named(form.getValue()), "forms/" + form.getKey()));
        var services = Stream.of(
                route("registry", to.registry(), "areas", "schools", "terms", "staff", "classes"),
                route("registry", to.registry(), "my/memberships", "my/sign-ins"),
                route("registry", to.registry(), "children", "health-checks", "roster-imports", "transfers"),
                route("pairing", to.pairing(), "caregivers", "pairs", "pair-suggestions", "my/caregiver"),
                route("contactlog", to.contactlog(), "contacts", "my", "obligations"),
                route("contactlog", to.contactlog(), "care-standard", "concerns", "forms"),
                route("reporting", to.reporting(), "figures", "audits", "documents"),
                route("reporting", to.reporting(), "enrolment-questions"));
        return RouterFunctions.route(RequestPredicates.GET("/api/audit-entries"), joined::audit)
                .and(RouterFunctions.route(RequestPredicates.GET("/api/forms"), joined::forms))
                .and(Stream.concat(formsOfOthers, services)
                        .reduce(RouterFunction::and)
                        .orElseThrow())
                .and(RouterFunctions.route(RequestPredicates.path("/api/**"), _ -> refusal(Refusal.NOT_FOUND)))
                .filter((request, next) -> {
                    try {
                        return next.handle(request);
                    } catch (RestClientException failure) {
                        return refusal(reason(request, failure));
                    }
                });
    }

    /** {@code /api/figures}, everything below it, and {@code /api/figures.xlsx}. */
    private static RouterFunction<ServerResponse> route(String service, List<URI> addresses, String... things) {
        var paths = Stream.of(things)
                .flatMap(thing -> Stream.of("/api/" + thing, "/api/" + thing + "/**", "/api/" + thing + ".*"))
                .map(RequestPredicates::path)
                .reduce(RequestPredicate::or)
                .orElseThrow();
        return GatewayRouterFunctions.route(service)
                .route(paths, http())
                .filter(new Instances(addresses))
                .build();
    }

    private static Refusal reason(ServerRequest request, RestClientException failure) {
        if (TooLarge.behind(failure)) {
            return Refusal.TOO_LARGE;
        }
        var cause = failure.getMostSpecificCause();
        LOG.warn(
                "{} {} could not be relayed: {}",
                request.method(),
                request.path(),
                cause.getClass().getSimpleName());
        return Refusal.SERVICE_AWAY;
    }

    private ServerResponse refusal(Refusal refusal) {
        return new RefusalResponse(refusals, refusal);
    }
}
