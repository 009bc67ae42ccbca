package lantian.pairing.caregiver;

import jakarta.persistence.Embeddable;

/**
 * The running code of a caregiver in the school, such as {@code T-09}: what the bureau and auditors see in place of a name.
 * Given once and kept, whatever becomes of the person's category.
 */
@Embeddable
public record CaregiverCode(String text) {

    /** Each series of a school counts by itself. */
    public enum Series {
        T,
        V
    }

    public static CaregiverCode of(Series series, int number) {
        return new CaregiverCode("%s-%02d".formatted(series, number));
    }

    @Override
    public String toString() {
        return text;
    }
}
