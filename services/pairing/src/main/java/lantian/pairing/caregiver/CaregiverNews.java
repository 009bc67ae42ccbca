package lantian.pairing.caregiver;

/** Tells the other services, in the running transaction. */
public interface CaregiverNews {

    void changed(Caregiver caregiver);
}
