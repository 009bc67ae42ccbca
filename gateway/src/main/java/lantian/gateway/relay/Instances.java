package lantian.gateway.relay;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import lantian.gateway.FirstReachable;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The instances of one service, in turn. Who was cut off in the middle asks again, which every operation allows. */
final class Instances implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private final List<URI> addresses;
    private final AtomicInteger turn = new AtomicInteger();

    Instances(List<URI> addresses) {
        this.addresses = List.copyOf(addresses);
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        var first = Math.floorMod(turn.getAndIncrement(), addresses.size());
        return FirstReachable.of(
                addresses, first, address -> next.handle(uri(address).apply(request)));
    }
}
