package lantian.gateway.relay;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;

import java.net.ConnectException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.web.client.RestClientException;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The instances of one service, in turn. One that takes no connection has not heard of the request, so the next one gets it;
 * one that was cut off in the middle may have, so the caller has to ask again, which every operation allows.
 */
final class Instances implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private final List<URI> addresses;
    private final AtomicInteger turn = new AtomicInteger();

    Instances(List<URI> addresses) {
        this.addresses = List.copyOf(addresses);
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        var first = Math.floorMod(turn.getAndIncrement(), addresses.size());
        for (int tried = 1; ; tried++) {
            var address = addresses.get((first + tried - 1) % addresses.size());
            try {
                return next.handle(uri(address).apply(request));
            } catch (RestClientException failure) {
                if (tried == addresses.size() || !failure.contains(ConnectException.class)) {
                    throw failure;
                }
            }
        }
    }
}
