package lantian.registry.child;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Father or mother (B201–B210) as told now.
 *
 * @param away works away from home (外出务工); null: not known
 * @param awaySince 外出起始日期
 */
public record Parent(
        @Nullable String name,
        @Nullable Boolean away,
        @Nullable LocalDate awaySince,
        @Nullable String awayPlace,
        @Nullable String employer,
        @Nullable String phone) {

    public static final Parent UNKNOWN = new Parent(null, null, null, null, null, null);

    Parent since(@Nullable Boolean isAway, @Nullable LocalDate day) {
        return new Parent(name, isAway, day, awayPlace, employer, phone);
    }
}
