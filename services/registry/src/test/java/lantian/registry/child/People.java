package lantian.registry.child;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import lantian.registry.school.Stage;
import org.jspecify.annotations.Nullable;

/** Named children for tests. */
public final class People {

    static final LocalDate TERM = LocalDate.of(2026, 2, 16);
    static final LocalDate TODAY = LocalDate.of(2026, 3, 31);
    static final Instant NOW = Instant.parse("2026-03-31T02:00:00Z");
    static final Instant LATER = Instant.parse("2026-03-31T03:00:00Z");
    public static final UUID CLASS = UUID.fromString("00000000-0000-7000-8000-000000000201");

    private People() {}

    /** Both parents away, with the grandmother; an archive that lacks nothing but the verification. */
    public static Profile xiaoMing() {
        return profile(true, true, CareType.GRANDPARENTS);
    }

    static Profile profile(@Nullable Boolean father, @Nullable Boolean mother, @Nullable CareType care) {
        return new Profile(
                new Profile.Identity("王小明", Sex.MALE, LocalDate.of(2017, 5, 17), null),
                new Profile.Schooling(Stage.PRIMARY, CLASS, false),
                new Profile.Home(
                        "东升村三组",
                        null,
                        new Parent("王大山", father, null, "东莞", null, "13000000001"),
                        new Parent("李秀英", mother, null, "东莞", null, "13000000002"),
                        new Guardian("赵桂兰", "祖母", null, "13000000003", null, null, null, null),
                        care),
                new Profile.Remarks(null, null, null, null, null));
    }

    public static Child enrolled(Profile profile) {
        return Child.enrol(UUID.randomUUID(), profile, TERM, NOW);
    }

    static Profile with(Profile it, Parent father, Parent mother) {
        return new Profile(it.identity(), it.schooling(), it.home().with(father, mother), it.remarks());
    }

    static Profile living(Profile it, @Nullable String address) {
        var home = it.home();
        return new Profile(
                it.identity(),
                it.schooling(),
                new Profile.Home(address, home.homePhone(), home.father(), home.mother(), home.guardian(), home.care()),
                it.remarks());
    }
}
