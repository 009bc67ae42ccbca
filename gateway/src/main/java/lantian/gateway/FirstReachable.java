package lantian.gateway;

import java.net.ConnectException;
import java.net.URI;
import java.util.List;
import org.springframework.web.client.RestClientException;

/**
 * Asks one instance of a service after the other. One that takes no connection has not heard of the request, so the next one
 * gets it; one that was cut off in the middle may have, so whoever asked has to ask again.
 */
public final class FirstReachable {

    private FirstReachable() {}

    /** A request to the instance at an address. */
    @FunctionalInterface
    public interface Request<T, X extends Exception> {
        T to(URI address) throws X;
    }

    /**
     * @param first where to begin, as an index of {@code addresses}
     * @throws RestClientException if the last one takes no connection, or one fails in another way
     */
    public static <T, X extends Exception> T of(List<URI> addresses, int first, Request<T, X> request) throws X {
        for (int tried = 1; ; tried++) {
            try {
                return request.to(addresses.get((first + tried - 1) % addresses.size()));
            } catch (RestClientException failure) {
                if (tried == addresses.size() || !failure.contains(ConnectException.class)) {
                    throw failure;
                }
            }
        }
    }
}
