package lantian.registry.access;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which children of the bound school somebody may see.
 *
 * @param all of the school
 * @param classes all children of these classes
 * @param children besides, whatever their class
 */
public record Visible(boolean all, Set<UUID> classes, Set<UUID> children) {

    public static final Visible EVERYBODY = new Visible(true, Set.of(), Set.of());
    public static final Visible NOBODY = new Visible(false, Set.of(), Set.of());

    public boolean includes(UUID child, @Nullable UUID schoolClass) {
        return all || children.contains(child) || (schoolClass != null && classes.contains(schoolClass));
    }

    /** The same without those who are seen for being paired: who may see a child need not be who keeps its archive. */
    public boolean keeps(@Nullable UUID schoolClass) {
        return all || (schoolClass != null && classes.contains(schoolClass));
    }
}
