package lantian.registry.staff;

import java.util.UUID;
import lantian.registry.job.JobHandler;

/** A one-time password that nobody used in its time ends; the account waits for another one. */
public class ExpirePassword implements JobHandler {

    public static final String KIND = "password-expiry";

    private final AccountRecords records;
    private final Identities identities;

    public ExpirePassword(AccountRecords records, Identities identities) {
        this.records = records;
        this.identities = identities;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(UUID id) {
        var staff = new StaffId(id);
        records.read(staff)
                .ifPresent(member -> records.established(member).ifPresent(claim -> {
                    identities.expireOneTimePassword(member.username(), claim.mark());
                    records.expired(staff);
                }));
    }
}
