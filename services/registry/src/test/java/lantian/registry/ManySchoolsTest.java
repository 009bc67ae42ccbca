package lantian.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.IntStream;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.Tokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One account at as many schools as a county has. */
@ServiceTest
class ManySchoolsTest {

    private static final int SCHOOLS = 300;

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @LocalServerPort
    int port;

    private final String username = "everywhere-" + UUID.randomUUID();

    /** The token grew by 345 bytes a school, and from the nineteenth on every request was refused. */
    @Test
    void three_hundred_schools_make_a_token_no_longer_and_each_of_them_can_be_chosen() {
        var schools =
                IntStream.range(0, SCHOOLS).mapToObj(_ -> UUID.randomUUID()).toList();
        var atOne = tokens.of(username).at(schools.getFirst(), "school-admin").token();

        var everywhere = tokens.of(username);
        schools.forEach(school -> everywhere.at(school, "school-admin", "class-teacher"));
        var atAll = everywhere.token();

        assertThat(atAll.length()).isBetween(atOne.length() - 8, atOne.length() + 8);
        assertThat(new Api(port, atAll).get("children").problem()).isEqualTo("400 school-not-chosen");
        var refused = new ArrayList<Integer>();
        for (var school : schools) {
            refused.add(new Api(port, atAll, school).get("children").status());
        }
        assertThat(refused).hasSize(SCHOOLS).containsOnly(200);
        assertThat(new Api(port, atAll, UUID.randomUUID()).get("children").problem())
                .isEqualTo("403 not-your-school");
    }
}
