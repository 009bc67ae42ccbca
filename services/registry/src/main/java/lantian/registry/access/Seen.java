package lantian.registry.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * What one person sees of one child: all that any of the person's viewpoints gives.
 *
 * @param wholeName otherwise the given name stands for the name, where a name is seen at all
 */
public record Seen(Set<Field> fields, boolean wholeName) {

    public static final Seen EVERYTHING = by(Set.of(Viewpoint.SCHOOL_ADMIN), Set.of());

    public Seen {
        fields = Set.copyOf(fields);
    }

    /** @param released what the school shows the child's donors */
    static Seen by(Set<Viewpoint> viewpoints, Set<Field> released) {
        var fields = EnumSet.noneOf(Field.class);
        Arrays.stream(Field.values())
                .filter(field ->
                        viewpoints.stream().anyMatch(each -> shows(field.cell(each), released.contains(field))))
                .forEach(fields::add);
        return new Seen(fields, viewpoints.stream().anyMatch(each -> Field.NAME.cell(each) == '●'));
    }

    public boolean shows(Field field) {
        return fields.contains(field);
    }

    /** The given name is seen, the family's is not. */
    public boolean givenNameOnly() {
        return shows(Field.NAME) && !wholeName;
    }

    private static boolean shows(char cell, boolean released) {
        return switch (cell) {
            case '●', '◐' -> true;
            case '○' -> released;
            default -> false;
        };
    }
}
