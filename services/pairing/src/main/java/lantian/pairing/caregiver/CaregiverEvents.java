package lantian.pairing.caregiver;

/** Tells the other services, in the running transaction. */
public interface CaregiverEvents {

    void changed(Caregiver caregiver);
}
