package lantian.demo.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A family of a village.
 *
 * @param care 照看类型 in the roster's words
 * @param awaySince since when a parent works elsewhere
 */
public record Household(
        String surname,
        String village,
        String address,
        String phone,
        Parent father,
        Parent mother,
        Guardian guardian,
        String care,
        @Nullable LocalDate awaySince) {

    /** @param work where and for whom, while away */
    public record Parent(
            String name, boolean away, @Nullable Work work, String phone) {}

    public record Work(String place, String employer) {}

    /** 监护人: who is there day by day. */
    public record Guardian(
            String name, String relation, String phone, String occupation, int age, String health, String education) {}
}
