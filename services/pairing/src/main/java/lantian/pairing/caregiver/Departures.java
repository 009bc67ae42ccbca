package lantian.pairing.caregiver;

import java.time.LocalDate;

/** What follows when a caregiver leaves. */
public interface Departures {

    /** @param lastDay the caregiver's last day in the school */
    void left(CaregiverId caregiver, LocalDate lastDay);
}
