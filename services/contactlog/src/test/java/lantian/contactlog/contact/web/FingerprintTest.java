package lantian.contactlog.contact.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lantian.contactlog.standard.ContactKind;
import lantian.contactlog.standard.Met;
import lantian.platform.web.IdempotentPut;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Phones repeat what a release without details stored: it is the same request still. */
class FingerprintTest {

    private static final UUID CHILD = UUID.fromString("01999999-0000-7000-8000-0000000000c1");

    @Test
    void a_report_without_details_has_the_fingerprint_it_always_had() {
        assertThat(IdempotentPut.fingerprint(report(null))).isEqualTo(sha256("""
                {"child":"01999999-0000-7000-8000-0000000000c1","kind":"TALK","occurredOn":"2026-03-02",\
                "outcome":"COMPLETED","participants":null,"with":["CHILD"],"note":"想妈妈","findings":null,\
                "triggers":null,"place":null,"offline":null}"""));
    }

    @Test
    void a_correction_without_details_has_the_fingerprint_it_always_had() {
        var correction = new Correction(
                new Changes(null, null, Outcome.FAILED, null, null, null, null, null, null, null, null), "没有见到");

        assertThat(IdempotentPut.fingerprint(correction)).isEqualTo(sha256("""
                {"changes":{"kind":null,"occurredOn":null,"outcome":"FAILED","participants":null,"with":null,\
                "note":null,"findings":null,"triggers":null,"place":null},"reason":"没有见到"}"""));
    }

    @Test
    void the_order_of_details_is_no_difference_and_their_values_are() {
        var one = new LinkedHashMap<String, Object>();
        one.put("mood", "low");
        one.put("wishes", "画笔");
        var same = new LinkedHashMap<String, Object>();
        one.sequencedEntrySet().reversed().forEach(each -> same.put(each.getKey(), each.getValue()));

        assertThat(IdempotentPut.fingerprint(report(one))).isEqualTo(IdempotentPut.fingerprint(report(same)));
        assertThat(IdempotentPut.fingerprint(report(one)))
                .isNotEqualTo(IdempotentPut.fingerprint(report(Map.of("mood", "low", "wishes", "书包"))))
                .isNotEqualTo(IdempotentPut.fingerprint(report(null)));
    }

    private static ContactBody report(@Nullable Map<String, Object> details) {
        return new ContactBody(
                CHILD,
                ContactKind.TALK,
                LocalDate.parse("2026-03-02"),
                Outcome.COMPLETED,
                null,
                Set.of(Met.CHILD),
                "想妈妈",
                null,
                null,
                null,
                null,
                null,
                details);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
