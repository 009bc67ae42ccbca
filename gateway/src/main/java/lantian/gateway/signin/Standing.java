package lantian.gateway.signin;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Does Keycloak still stand by a token? An access token lives for minutes; somebody who was dismissed must be out within
 * ten seconds. So every token in use is asked for again after four seconds, and never trusted for more than eight.
 */
@Component
class Standing {

    enum Answer {
        ACTIVE,
        ENDED,
        /** Keycloak is away: the services still check signature and expiry. */
        UNKNOWN
    }

    private static final Logger LOG = LoggerFactory.getLogger(Standing.class);

    private final Identity identity;
    private final LoadingCache<String, Answer> answers = Caffeine.newBuilder()
            .maximumSize(50_000)
            .refreshAfterWrite(Duration.ofSeconds(4))
            .expireAfterWrite(Duration.ofSeconds(8))
            .executor(Thread::startVirtualThread)
            .build(this::ask);

    Standing(Identity identity) {
        this.identity = identity;
    }

    Answer of(String accessToken) {
        return answers.get(accessToken);
    }

    private Answer ask(String accessToken) {
        try {
            return identity.active(accessToken) ? Answer.ACTIVE : Answer.ENDED;
        } catch (Identity.Away away) {
            LOG.warn("Keycloak can't be asked about a token: {}", String.valueOf(away.getCause()));
            return Answer.UNKNOWN;
        }
    }
}
