package lantian.registry.staff;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody's account has come. Each step can be taken again without harm.
 *
 * @param fresh we make the account, so it gets a one-time password; false for one that was there before
 */
@Embeddable
public record Account(
        @Enumerated(EnumType.STRING) @Column(name = "account_step")
        Step step,

        @Enumerated(EnumType.STRING) @Column(name = "account_failure") @Nullable
        Failure failure,

        @Column(name = "fresh_account") boolean fresh) {

    static final Account WANTED = new Account(Step.ACCOUNT, null, false);

    static final Account RESET = new Account(Step.ONE_TIME_PASSWORD, null, true);

    static final Account OFFER = new Account(Step.OFFERED, null, false);

    /** What is to be done next. */
    public enum Step {
        ACCOUNT,
        ONE_TIME_PASSWORD,
        MEMBERSHIP,
        READY,
        FAILED,
        /** The account is another school's teacher's, who has to accept first. */
        OFFERED
    }

    /** Why it can't go on before somebody corrects something. */
    public enum Failure {
        /** Somebody with another e-mail address has this user name. */
        USERNAME_TAKEN,
        /** Keycloak does not accept the user name, name or e-mail address. */
        NOT_ACCEPTED,
        /** The person did not accept the offer. */
        DECLINED
    }

    /** After another appointment of the same person. What was reached stays reached: the account is never looked for again. */
    Account again() {
        return switch (step) {
            case READY, MEMBERSHIP -> new Account(Step.MEMBERSHIP, null, fresh);
            case FAILED -> WANTED;
            case ACCOUNT, ONE_TIME_PASSWORD, OFFERED -> this;
        };
    }

    /** Somebody who left and works elsewhere by now is asked, like everybody who does. */
    Account offered() {
        return new Account(Step.OFFERED, null, fresh);
    }

    /** Whether it is known whose account it is. */
    boolean established() {
        return step == Step.ONE_TIME_PASSWORD || step == Step.MEMBERSHIP || step == Step.READY;
    }

    Account at(Step next) {
        return new Account(next, null, next != Step.READY && fresh);
    }

    Account failed(Failure why) {
        return new Account(Step.FAILED, why, false);
    }

    Account madeByUs() {
        return new Account(step, null, true);
    }
}
