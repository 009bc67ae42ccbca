package lantian.registry.child;

import org.jspecify.annotations.Nullable;

/** 监护人 (B301–B308): who looks after the child day by day. */
public record Guardian(
        @Nullable String name,
        @Nullable String relation,
        @Nullable String address,
        @Nullable String phone,
        @Nullable String occupation,
        @Nullable String age,
        @Nullable String health,
        @Nullable String education) {

    public static final Guardian UNKNOWN = new Guardian(null, null, null, null, null, null, null, null);
}
