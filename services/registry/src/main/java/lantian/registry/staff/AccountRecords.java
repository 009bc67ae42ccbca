package lantian.registry.staff;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.Memberships;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.UseCase;
import lantian.platform.tenancy.Vault;
import lantian.registry.job.Jobs;
import lantian.registry.staff.Account.Step;

/** What is remembered between the steps that make an account; each call is a transaction of its own. */
@UseCase
public class AccountRecords {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Staff staff;
    private final StaffLists lists;
    private final StoreStaff store;
    private final AccountClaims claims;
    private final Memberships memberships;
    private final Vault vault;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    AccountRecords(
            Staff staff,
            StaffLists lists,
            StoreStaff store,
            AccountClaims claims,
            Memberships memberships,
            Vault vault,
            Jobs jobs,
            Audit audit,
            Clock clock) {
        this.staff = staff;
        this.lists = lists;
        this.store = store;
        this.claims = claims;
        this.memberships = memberships;
        this.vault = vault;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    Optional<StaffMember> read(StaffId id) {
        return staff.findById(id);
    }

    /** Empty: the account is somebody else's. */
    Optional<AccountClaims.Claim> claim(StaffMember member, boolean bureau) {
        return claims.take(member.pseudonym(), member.id(), bureau);
    }

    /**
     * Before the account is made, so that it is known whose one-time password it needs.
     *
     * @return false if somebody has corrected the user name meanwhile: then the work begins again
     */
    boolean making(StaffMember read) {
        return still(read, Step.ACCOUNT, now -> now.become(now.account().madeByUs()));
    }

    /** Unless somebody has corrected the user name meanwhile: then the work begins again. */
    void establish(StaffMember made) {
        claims.establish(made.pseudonym(), made.id());
        still(made, Step.ACCOUNT, now -> now.become(now.account().madeByUs().at(Step.ONE_TIME_PASSWORD)));
    }

    void passwordSet(StaffMember read) {
        still(read, Step.ONE_TIME_PASSWORD, now -> now.become(now.account().at(Step.MEMBERSHIP)));
    }

    /** Unless the school has decided something else meanwhile, which the account does not follow yet. */
    void belongs(StaffMember read) {
        still(read, Step.MEMBERSHIP, now -> {
            if (now.version() == read.version()) {
                now.become(now.account().at(Step.READY));
            }
        });
    }

    /**
     * The account was there before, and stays its maker's. Whom the bureau named before belongs to the school at once; an
     * account that a school made may have its password in other hands, so that person is asked.
     */
    void join(StaffMember read) {
        claims.release(read.id());
        still(
                read,
                Step.ACCOUNT,
                now -> now.become(
                        claims.madeForTheBureau(now.pseudonym()) ? now.account().at(Step.MEMBERSHIP) : Account.OFFER));
    }

    void giveUpClaim(StaffId id) {
        claims.release(id);
    }

    void refuse(StaffMember read, Account.Failure why) {
        claims.release(read.id());
        still(read, Step.ACCOUNT, now -> now.fail(why));
    }

    /** Changes who is as far as he was when he was read, under the same user name. */
    private boolean still(StaffMember read, Step step, Consumer<StaffMember> change) {
        var now = staff.lock(read.id()).orElseThrow();
        if (now.account().step() != step || !now.username().equals(read.username())) {
            return false;
        }
        change.accept(now);
        store.store(now);
        return true;
    }

    /** The same password again until it was shown, so that a crash can't leave one in Keycloak that nobody knows. */
    String oneTimePassword(StaffId id) {
        var member = staff.lock(id).orElseThrow();
        var known = member.password();
        if (known.isPresent()) {
            return open(known.get());
        }
        var password = generate();
        var secret = UUID.randomUUID();
        member.seal(new SealedPassword(secret, vault.seal(secret, password), clock.instant()));
        staff.store(member);
        jobs.later(ExpirePassword.KIND, id.value(), OneTimePassword.LIFE);
        return password;
    }

    private String open(SealedPassword password) {
        return vault.open(Objects.requireNonNull(password.secret()), Objects.requireNonNull(password.sealed()));
    }

    void marked(UUID mark) {
        claims.marked(mark);
    }

    /** What this person's school may do with the account, if it made it. */
    Optional<AccountClaims.Claim> established(StaffMember member) {
        return claims.find(member.pseudonym(), member.id()).filter(AccountClaims.Claim::established);
    }

    void expired(StaffId id) {
        staff.lock(id).filter(StaffMember::passwordIsSet).ifPresent(this::forget);
    }

    /**
     * Shows the one-time password to who asked for it, until it is acknowledged or has run out; to a school no longer than
     * the account is that school's alone, for it opens whatever the person may see elsewhere.
     */
    public Optional<OneTimePassword> show(StaffId id) {
        var member = staff.lock(id).orElseThrow();
        if (!member.passwordWaitsFor(Tenancy.actor().account())) {
            return Optional.empty();
        }
        var password = member.password().orElseThrow();
        if (password.expiresAt().isBefore(clock.instant()) || !mayOpen(member)) {
            forget(member);
            return Optional.empty();
        }
        audit.entry("staff.password-shown", "staff", id.value(), Map.of());
        return Optional.of(new OneTimePassword(open(password), password.expiresAt()));
    }

    /** Who asked for the password has it: its key is destroyed, and nobody reads it here again. */
    public void acknowledge(StaffId id) {
        staff.lock(id)
                .filter(member -> member.passwordWaitsFor(Tenancy.actor().account()))
                .ifPresent(member -> {
                    forget(member);
                    audit.entry("staff.password-acknowledged", "staff", id.value(), Map.of());
                });
    }

    /** Whose passwords of the bound school wait for who acts. */
    public List<StaffMember> waiting() {
        return lists.shownTo(Tenancy.actor().account()).stream()
                .flatMap(id -> staff.findById(id).stream())
                .toList();
    }

    private void forget(StaffMember member) {
        vault.shred(Objects.requireNonNull(member.password().orElseThrow().secret()));
        member.forgetPassword();
        staff.store(member);
    }

    private boolean mayOpen(StaffMember member) {
        return Tenancy.actor().roles().contains(Role.COUNTY_OFFICER)
                || !memberships.elsewhere(member.pseudonym(), Tenancy.tenant());
    }

    private static String generate() {
        var password = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            password[i] = (byte) LETTERS.charAt(RANDOM.nextInt(LETTERS.length()));
        }
        return new String(password, US_ASCII);
    }
}
