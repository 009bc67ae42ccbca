package lantian.registry.staff;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lantian.platform.tenancy.Accounts;
import lantian.platform.tenancy.PutRequest.Revision;
import lantian.platform.tenancy.Role;
import lantian.registry.staff.Account.Failure;
import lantian.registry.staff.Account.Step;
import org.hibernate.annotations.Audited;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * 教职工: somebody who signs in for a school. The version is that of what the school decided; how far the account is and whose
 * password waits for whom changes without it.
 */
@Entity
@Table(name = "staff")
@Audited
@Audited.Table(name = "staff_history", changesetIdColumn = "changeset", modificationTypeColumn = "change")
public class StaffMember {

    @TenantId
    @Column(name = "tenant_id")
    @SuppressWarnings("unused") // Hibernate's
    private UUID tenant;

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private StaffId id;

    private String username;

    private String name;

    private String email;

    /** Of the user name. */
    @Column(name = "account")
    private UUID pseudonym;

    @Convert(converter = RoleNames.class)
    private Set<Role> roles;

    private boolean active;

    @Embedded
    @OptimisticLock(excluded = true)
    private Account account;

    @Embedded
    @Audited.Excluded
    @OptimisticLock(excluded = true)
    private @Nullable SealedPassword password;

    /** Account of who is shown the one-time password. */
    @Column(name = "appointed_by")
    @OptimisticLock(excluded = true)
    private UUID appointedBy;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.EAGER)
    @JoinColumn(name = "staff_id", referencedColumnName = "id", insertable = false, updatable = false)
    @OrderBy("id.from, id.schoolClass")
    @BatchSize(size = 200)
    @Audited.Excluded // they have a history of their own
    @OptimisticLock(excluded = true)
    private List<Assignment> classes = new ArrayList<>();

    /** Of the request by which the school appointed the person last. */
    @Audited.Excluded
    private String fingerprint;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    StaffMember() {}

    /** @param by account of who appoints, and is shown the one-time password */
    @SuppressWarnings("NullAway.Init") // the tenant is given by Hibernate, the rest by what follows
    StaffMember(StaffId id, UUID by) {
        this.id = id;
        this.appointedBy = by;
        this.account = Account.WANTED;
        this.version = 1;
    }

    /** By which user name and address the person is known, and as whom. */
    void call(String newUsername, String newName, String newEmail) {
        username = newUsername;
        pseudonym = Accounts.of(newUsername);
        name = newName;
        email = newEmail;
    }

    /** What the school wants of the person. */
    void appoint(Set<Role> newRoles, boolean nowActive, Account next, String request) {
        roles = Set.copyOf(newRoles);
        active = nowActive;
        account = next;
        fingerprint = request;
    }

    /** An account's user name can't change any more. */
    boolean mayBeCalled(String other) {
        return account.step() == Step.FAILED || username.equals(other);
    }

    /** Those that are not the person's yet. */
    Set<UUID> newClasses(Set<UUID> wanted) {
        var fresh = new HashSet<>(wanted);
        fresh.removeAll(openClasses());
        return fresh;
    }

    private Set<UUID> openClasses() {
        return classes.stream()
                .filter(Assignment::open)
                .map(Assignment::schoolClass)
                .collect(Collectors.toSet());
    }

    /**
     * From now on these classes and no others. An assignment that began with the change or later was none.
     *
     * @param change the first day without the classes that are given up
     * @param begins first days of those among them that are new
     */
    void teach(Set<UUID> wanted, LocalDate change, Map<UUID, LocalDate> begins, Instant now) {
        var givenUp = classes.stream()
                .filter(each -> each.open() && !wanted.contains(each.schoolClass()))
                .toList();
        givenUp.stream().filter(each -> each.from().isBefore(change)).forEach(each -> each.endBefore(change, now));
        classes.removeIf(each -> givenUp.contains(each) && each.open());
        begins.forEach((schoolClass, from) -> begin(schoolClass, from, now));
    }

    /** One that ended is the same again if it begins on the same day. */
    private void begin(UUID schoolClass, LocalDate from, Instant now) {
        classes.stream()
                .filter(each ->
                        each.schoolClass().equals(schoolClass) && each.from().equals(from))
                .findFirst()
                .ifPresentOrElse(
                        ended -> ended.reopen(now), () -> classes.add(new Assignment(id, schoolClass, from, now)));
    }

    /** The person accepts the offer. */
    void accept() {
        account = account.at(Step.MEMBERSHIP);
    }

    void become(Account next) {
        account = next;
    }

    /** It can't go on before somebody corrects something. */
    void fail(Failure why) {
        account = account.failed(why);
    }

    /** @param by account of who is shown the new one-time password */
    void resetPassword(UUID by) {
        account = Account.RESET;
        password = null;
        appointedBy = by;
    }

    void seal(SealedPassword sealed) {
        password = sealed;
    }

    /** Nobody reads the one-time password here again. */
    void forgetPassword() {
        password = null;
    }

    Optional<SealedPassword> password() {
        return Optional.ofNullable(password).filter(it -> it.secret() != null);
    }

    /** Whether the one-time password can be passed on by now. */
    boolean passwordIsSet() {
        return account.step() == Step.READY && password().isPresent();
    }

    boolean appointedBy(UUID reader) {
        return appointedBy.equals(reader);
    }

    /** Whether there is a one-time password that this reader has not acknowledged. */
    public boolean passwordWaitsFor(UUID reader) {
        return passwordIsSet() && appointedBy(reader);
    }

    /** Whether the account with this address is this person's. */
    public boolean samePerson(String otherEmail) {
        return email.toLowerCase(Locale.ROOT).equals(otherEmail.toLowerCase(Locale.ROOT));
    }

    /** Where the person's account belongs by this. */
    public Belonging belonging() {
        if (!active) {
            return Belonging.ENDED;
        }
        return switch (account.step()) {
            case OFFERED -> Belonging.OFFERED;
            case ACCOUNT, FAILED -> Belonging.PENDING;
            case ONE_TIME_PASSWORD, MEMBERSHIP, READY -> Belonging.ACTIVE;
        };
    }

    /** How far somebody belongs to a school. */
    public enum Belonging {
        PENDING,
        OFFERED,
        ACTIVE,
        ENDED
    }

    public StaffId id() {
        return id;
    }

    public String username() {
        return username;
    }

    public String name() {
        return name;
    }

    public String email() {
        return email;
    }

    /** The pseudonym of the login. */
    public UUID pseudonym() {
        return pseudonym;
    }

    public Set<Role> roles() {
        return roles;
    }

    /** Since when which class is theirs. */
    public List<Assignment> classes() {
        return List.copyOf(classes);
    }

    public boolean active() {
        return active;
    }

    public Account account() {
        return account;
    }

    public long version() {
        return version;
    }

    Revision revision() {
        return new Revision(version, fingerprint);
    }
}
