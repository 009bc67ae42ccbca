package lantian.pairing.caregiver;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What one person sees of one caregiver: all that any of the person's viewpoints gives. Without its id it does not exist. */
public record Seen(Set<CaregiverField> fields) {

    public Seen {
        fields = Set.copyOf(fields);
    }

    static Seen by(Set<Viewpoint> viewpoints) {
        return new Seen(Arrays.stream(CaregiverField.values())
                .filter(field -> viewpoints.stream().anyMatch(field::seenBy))
                .collect(Collectors.toSet()));
    }

    public boolean shows(CaregiverField field) {
        return fields.contains(field);
    }

    /** The value of a field, or nothing where the field is not shown. */
    public <T> @Nullable T only(CaregiverField field, @Nullable T value) {
        return shows(field) ? value : null;
    }
}
