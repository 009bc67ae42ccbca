package lantian.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    private static final int SHIFT = 22_300;

    @TempDir
    Path state;

    private Layout layout;
    private Stack stack;

    @BeforeEach
    void a_stack_that_never_ran() throws Exception {
        layout = new Layout(state, state, SHIFT);
        stack = new Stack(layout, Secrets.in(layout.secrets()), Replicas.ONE);
    }

    @Test
    void a_free_machine_is_fit() {
        assertThatCode(() -> english().check(List.of(stack.kafka()))).doesNotThrowAnyException();
    }

    @Test
    void a_port_in_use_is_named_with_its_server_and_the_way_out() throws Exception {
        try (var _ = new ServerSocket(9092 + SHIFT, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> english().check(List.of(stack.kafka())))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("Port 31392 (Kafka) is taken by another program. Stop that program, or shift all ports:"
                            + " LANTIAN_PORTS=1000 infra/lantian up");
        }
    }

    @Test
    void a_chinese_user_is_told_in_chinese() throws Exception {
        try (var _ = new ServerSocket(9092 + SHIFT, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> preflight("zh_CN.UTF-8").check(List.of(stack.kafka())))
                    .hasMessageStartingWith("端口 31392（Kafka）已被其他程序占用。");
        }
    }

    @Test
    void too_little_memory_is_said_with_both_figures() {
        assertThatThrownBy(() -> english().memory(700, 1760))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("700 MB are free, 1760 MB are needed");
    }

    @Test
    void too_little_disk_space_is_said_with_the_folder() {
        assertThatThrownBy(() -> english().disk(99))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("99 MB are free")
                .hasMessageContaining(state.toString());
    }

    @Test
    void a_damaged_data_folder_is_left_alone_and_named() throws Exception {
        Files.createDirectories(layout.data("postgresql"));
        Files.writeString(layout.data("postgresql").resolve("postgresql.conf"), "");
        Files.writeString(layout.secrets(), "");

        assertThatThrownBy(() -> english().check(List.of(stack.postgres())))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("The data folder of PostgreSQL is damaged")
                .hasMessageContaining(layout.data("postgresql").toString());
        assertThat(layout.data("postgresql").resolve("postgresql.conf")).exists();
    }

    @Test
    void data_of_another_version_is_not_touched() throws Exception {
        var data = layout.data("postgresql");
        for (var part : List.of("global/pg_control", "postgresql.conf", "base/1")) {
            Files.createDirectories(data.resolve(part).getParent());
            Files.writeString(data.resolve(part), "");
        }
        Files.writeString(data.resolve("PG_VERSION"), "16\n");
        Files.writeString(layout.secrets(), "");

        assertThatThrownBy(() -> english().check(List.of(stack.postgres())))
                .hasMessageContaining("belongs to PostgreSQL 16, but this is version 18");
    }

    @Test
    void data_without_its_passwords_is_not_overwritten() throws Exception {
        Files.createDirectories(layout.data("postgresql"));
        Files.writeString(layout.data("postgresql").resolve("PG_VERSION"), "18\n");

        assertThatThrownBy(() -> english().check(List.of(stack.postgres())))
                .hasMessageContaining("The passwords (" + layout.secrets() + ") are missing");
    }

    @Test
    void a_folder_that_cannot_be_made_is_named() throws Exception {
        Files.writeString(state.resolve("data"), "a file where a folder should be");

        assertThatThrownBy(() -> english().check(List.of(stack.kafka())))
                .hasMessageStartingWith("Cannot write to " + state.resolve("data"));
    }

    @Test
    void both_languages_say_the_same_things() throws Exception {
        var english = new java.util.Properties();
        var chinese = new java.util.Properties();
        try (var en = Texts.class.getResourceAsStream("texts.properties");
                var zh = Texts.class.getResourceAsStream("texts_zh.properties")) {
            english.load(en);
            chinese.load(zh);
        }

        assertThat(chinese.keySet()).isEqualTo(english.keySet());
    }

    private Preflight english() {
        return preflight("C.UTF-8");
    }

    private Preflight preflight(String language) {
        return new Preflight(layout, Texts.of(Map.of("LANG", language)));
    }
}
