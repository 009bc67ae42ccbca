package lantian.pairing;

import lantian.platform.testkit.Api;
import lantian.platform.testkit.ApiSnapshot;
import lantian.platform.testkit.LantianTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@LantianTest(database = "pairing", kafka = true, keycloak = true)
class OpenApiTest {

    @LocalServerPort
    int port;

    @Test
    void the_console_is_built_from_what_the_service_says_of_itself() {
        ApiSnapshot.of("pairing").matches(new Api(port, "").description());
    }
}
