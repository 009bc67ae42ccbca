package lantian.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path folder;

    @Test
    void a_key_is_changed_by_way_of_both_and_an_interruption_makes_no_third() throws Exception {
        var secrets = Secrets.in(folder.resolve("secrets"));
        var old = secrets.key("vault");

        secrets.addKey("vault");
        secrets.store();
        var interrupted = Secrets.in(folder.resolve("secrets"));
        var both = interrupted.key("vault").split(",");
        interrupted.addKey("vault");

        assertThat(both).hasSize(2).endsWith(old);
        assertThat(Base64.getDecoder().decode(both[0])).hasSize(32);
        assertThat(interrupted.key("vault").split(",")).containsExactly(both);
        interrupted.dropOlderKeys("vault");
        interrupted.store();
        assertThat(Secrets.in(folder.resolve("secrets")).key("vault")).isEqualTo(both[0]);
    }
}
