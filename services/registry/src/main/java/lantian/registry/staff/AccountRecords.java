package lantian.registry.staff;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.Memberships;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.UseCase;
import lantian.platform.tenancy.Vault;
import lantian.registry.job.Jobs;

/** What is remembered between the steps that make an account; each call is a transaction of its own. */
@UseCase
public class AccountRecords {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Staff staff;
    private final AccountClaims claims;
    private final Memberships memberships;
    private final Vault vault;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    AccountRecords(
            Staff staff,
            AccountClaims claims,
            Memberships memberships,
            Vault vault,
            Jobs jobs,
            Audit audit,
            Clock clock) {
        this.staff = staff;
        this.claims = claims;
        this.memberships = memberships;
        this.vault = vault;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    Optional<StaffMember> read(UUID id) {
        return staff.find(id);
    }

    void keep(UUID id, Account account) {
        staff.save(id, account);
    }

    /** Empty: the account is somebody else's. */
    Optional<AccountClaims.Claim> claim(StaffMember member, boolean bureau) {
        return claims.take(member.pseudonym(), member.id(), bureau);
    }

    /** Unless somebody has corrected the user name meanwhile: then the work begins again. */
    void establish(StaffMember made) {
        claims.establish(made.pseudonym(), made.id());
        var now = staff.findForUpdate(made.id()).orElseThrow();
        if (now.username().equals(made.username()) && now.account().step() == Account.Step.ACCOUNT) {
            staff.save(made.id(), now.account().madeByUs().at(Account.Step.ONE_TIME_PASSWORD));
        }
    }

    /**
     * The account was there before, and stays its maker's. Whom the bureau named before belongs to the school at once; an
     * account that a school made may have its password in other hands, so that person is asked.
     */
    void join(StaffMember member) {
        claims.release(member.id());
        staff.save(
                member.id(),
                claims.madeForTheBureau(member.pseudonym())
                        ? member.account().at(Account.Step.MEMBERSHIP)
                        : Account.OFFER);
    }

    void giveUpClaim(UUID id) {
        claims.release(id);
    }

    void refuse(StaffMember member, Account.Failure why) {
        claims.release(member.id());
        staff.save(member.id(), member.account().failed(why));
    }

    /** The same password again until it was shown, so that a crash can't leave one in Keycloak that nobody knows. */
    String oneTimePassword(UUID id) {
        var member = staff.findForUpdate(id).orElseThrow();
        var known = member.account().secret();
        if (known != null) {
            return vault.open(known, staff.sealed(id).orElseThrow());
        }
        var password = generate();
        var secret = UUID.randomUUID();
        staff.seal(id, secret, vault.seal(secret, password));
        jobs.later(ExpirePassword.KIND, id, OneTimePassword.LIFE);
        return password;
    }

    void marked(UUID mark) {
        claims.marked(mark);
    }

    /** What this person's school may do with the account, if it made it. */
    Optional<AccountClaims.Claim> established(StaffMember member) {
        return claims.find(member.pseudonym(), member.id()).filter(AccountClaims.Claim::established);
    }

    void expired(UUID id) {
        var member = staff.findForUpdate(id).orElseThrow();
        if (member.account().secret() != null && member.account().step() == Account.Step.READY) {
            forget(member, member.account().secret());
        }
    }

    /**
     * Shows the one-time password to who asked for it, until it is acknowledged or has run out; to a school no longer than
     * the account is that school's alone, for it opens whatever the person may see elsewhere.
     */
    public Optional<OneTimePassword> show(UUID id) {
        var member = staff.findForUpdate(id).orElseThrow();
        var secret = member.account().secret();
        if (secret == null || !mine(member) || member.account().step() != Account.Step.READY) {
            return Optional.empty();
        }
        var expiresAt = staff.sealedAt(id).orElseThrow().plus(OneTimePassword.LIFE);
        if (expiresAt.isBefore(clock.instant()) || !mayOpen(member)) {
            forget(member, secret);
            return Optional.empty();
        }
        audit.entry("staff.password-shown", "staff", id, Map.of());
        return Optional.of(
                new OneTimePassword(vault.open(secret, staff.sealed(id).orElseThrow()), expiresAt));
    }

    /** Who asked for the password has it: its key is destroyed, and nobody reads it here again. */
    public void acknowledge(UUID id) {
        staff.findForUpdate(id).filter(AccountRecords::mine).ifPresent(member -> {
            var secret = member.account().secret();
            if (secret != null && member.account().step() == Account.Step.READY) {
                forget(member, secret);
                audit.entry("staff.password-acknowledged", "staff", id, Map.of());
            }
        });
    }

    /** Whose passwords of the bound school wait for who acts. */
    public List<StaffMember> waiting() {
        return staff.shownTo(Tenancy.actor().account()).stream()
                .flatMap(id -> staff.find(id).stream())
                .toList();
    }

    private void forget(StaffMember member, UUID secret) {
        vault.shred(secret);
        staff.save(member.id(), member.account().with(null));
    }

    private boolean mayOpen(StaffMember member) {
        return Tenancy.actor().roles().contains(Role.COUNTY_OFFICER)
                || !memberships.elsewhere(member.pseudonym(), Tenancy.tenant());
    }

    private static boolean mine(StaffMember member) {
        return member.appointedBy().equals(Tenancy.actor().account());
    }

    private static String generate() {
        var password = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            password[i] = (byte) LETTERS.charAt(RANDOM.nextInt(LETTERS.length()));
        }
        return new String(password, US_ASCII);
    }
}
