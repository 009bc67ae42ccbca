package lantian.registry.staff;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A one-time password that nobody has acknowledged yet. */
@Embeddable
class SealedPassword {

    /** The vault's key; none once it is forgotten. */
    @Column(name = "secret_id")
    private @Nullable UUID secret;

    @Column(name = "secret")
    private byte @Nullable [] sealed;

    /** None of those from before that was noted. */
    @Column(name = "secret_at")
    private @Nullable Instant at;

    SealedPassword() {}

    SealedPassword(UUID secret, byte[] sealed, Instant at) {
        this.secret = secret;
        this.sealed = sealed;
        this.at = at;
    }

    @Nullable
    UUID secret() {
        return secret;
    }

    byte @Nullable [] sealed() {
        return sealed;
    }

    /** When it opens nothing any more. */
    Instant expiresAt() {
        return (at == null ? Instant.EPOCH : at).plus(OneTimePassword.LIFE);
    }
}
