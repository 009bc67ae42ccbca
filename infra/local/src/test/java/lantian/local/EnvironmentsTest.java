package lantian.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import lantian.servers.Distributions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentsTest {

    @TempDir
    Path state;

    @Test
    void what_a_service_is_told_lies_in_a_file_for_its_owner_alone() throws Exception {
        var layout = new Layout(Distributions.root(), state, 4000);
        var stack = new Stack(layout, Secrets.in(layout.secrets()), Replicas.ONE);
        var pairing = stack.applications().stream()
                .filter(service -> service.name().equals("pairing"))
                .findFirst()
                .orElseThrow();

        var file = new Environments(layout).write(pairing);

        assertThat(file).isEqualTo(state.resolve("env/pairing.env"));
        assertThat(Files.readAllLines(file))
                .contains("SERVER_PORT=12082", "SPRING_DATASOURCE_URL=jdbc:postgresql://127.0.0.1:9432/pairing")
                .allSatisfy(line -> assertThat(line).matches("[A-Z0-9_]+=.+"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
