package lantian.platform.tenancy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do. County roles count only for the bureau, school roles only in the school that gave them. */
public enum Role {
    COUNTY_OFFICER(true),
    AREA_SUPERVISOR(true),
    AUDITOR(true),
    SCHOOL_ADMIN(false),
    CLASS_TEACHER(false),
    CAREGIVER(false),
    PARTNER_ADMIN(false);

    private final boolean county;

    Role(boolean county) {
        this.county = county;
    }

    public boolean ofCounty() {
        return county;
    }

    /** The name in tokens and requests: {@code county-officer}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Role> fromWire(String wire) {
        return Arrays.stream(values()).filter(role -> role.wire().equals(wire)).findFirst();
    }
}
