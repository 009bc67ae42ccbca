package lantian.gateway.signin;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Sessions of browsers, shared by all gateways. Ending one ends it everywhere at once: nothing is cached. */
@Repository
class Sessions {

    private static final String PURPOSE = "session";

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Seal seal;
    private final Identity identity;
    private final JsonMapper json;
    private final Clock clock;

    Sessions(
            JdbcClient sql,
            TransactionTemplate transaction,
            Seal seal,
            Identity identity,
            JsonMapper json,
            Clock clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.seal = seal;
        this.identity = identity;
        this.json = json;
        this.clock = clock;
    }

    Session begin(Tokens tokens, String subject) {
        var session = new Session(new Secret(seal.random(Secret.LENGTH)), tokens);
        sql.sql("insert into session (id, sealed, subject, expires_at) values (:id, :sealed, :subject, :expires)")
                .param("id", session.secret().id())
                .param("sealed", closed(session))
                .param("subject", subject)
                .param("expires", Timestamp.from(tokens.refreshUntil()))
                .update();
        return session;
    }

    /** The session with an access token that is good for a while yet; empty when it has ended. */
    Optional<Session> find(Secret secret) {
        return load(secret, "")
                .flatMap(session -> session.tokens().freshAt(now()) ? Optional.of(session) : renew(secret));
    }

    void end(Secret secret) {
        sql.sql("delete from session where id = :id").param("id", secret.id()).update();
    }

    @Scheduled(fixedDelayString = "PT10M")
    void sweep() {
        sql.sql("delete from session where expires_at < now()").update();
    }

    /** The row's lock makes tabs and gateways take turns: one renews, the others find it done. */
    private Optional<Session> renew(Secret secret) {
        return Objects.requireNonNull(transaction.execute(_ -> load(secret, " for update")
                .flatMap(session -> {
                    if (session.tokens().freshAt(now())) {
                        return Optional.of(session);
                    }
                    try {
                        var renewed =
                                identity.renew(session.tokens().refresh()).map(tokens -> new Session(secret, tokens));
                        renewed.ifPresentOrElse(this::store, () -> end(secret));
                        return renewed;
                    } catch (Identity.Away away) {
                        if (session.tokens().usableAt(now())) {
                            return Optional.of(session);
                        }
                        throw away;
                    }
                })));
    }

    private void store(Session session) {
        sql.sql("update session set sealed = :sealed, expires_at = :expires where id = :id")
                .param("id", session.secret().id())
                .param("sealed", closed(session))
                .param("expires", Timestamp.from(session.tokens().refreshUntil()))
                .update();
    }

    private Optional<Session> load(Secret secret, String lock) {
        return sql.sql("select sealed from session where id = :id and expires_at > now()" + lock)
                .param("id", secret.id())
                .query(byte[].class)
                .optional()
                .flatMap(stored -> seal.open(PURPOSE, secret.bytes(), stored))
                .map(plain -> new Session(secret, json.readValue(plain, Tokens.class)));
    }

    private byte[] closed(Session session) {
        return seal.close(PURPOSE, session.secret().bytes(), json.writeValueAsBytes(session.tokens()));
    }

    private Instant now() {
        return Instant.now(clock);
    }
}
