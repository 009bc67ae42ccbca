package lantian.pairing.caregiver;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lantian.pairing.caregiver.Caregivers.After;
import lantian.pairing.caregiver.Caregivers.Filter;
import lantian.platform.tenancy.Audit;
import lantian.platform.tenancy.UseCase;
import org.jspecify.annotations.Nullable;

/** Shows caregivers to the staff of their school. A phone number is shown one at a time, and leaves an audit entry. */
@UseCase
public class ReadCaregivers {

    private final Caregivers caregivers;
    private final Audit audit;

    ReadCaregivers(Caregivers caregivers, Audit audit) {
        this.caregivers = caregivers;
        this.audit = audit;
    }

    public Optional<Caregiver> one(CaregiverId id) {
        return caregivers.find(id);
    }

    public Optional<String> phone(CaregiverId id) {
        var phone = caregivers.phone(id);
        phone.ifPresent(_ -> audit.entry("caregiver.phone-viewed", "caregiver", id.value(), Map.of()));
        return phone;
    }

    public List<Caregiver> list(Filter filter, @Nullable After after, int atMost) {
        return caregivers.list(filter, after, atMost);
    }
}
