package lantian.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A caller is told the field that he wrote. */
class BodyFieldsTest {

    record Body(@JsonUnwrapped Home home, String name, List<Parent> parents) {}

    record Home(String address, Parent father) {}

    record Parent(String name) {}

    @ParameterizedTest
    @CsvSource({
        "name, name",
        "home.address, address",
        "home.father.name, father.name",
        "parents[0].name, parents[0].name",
        "nothing.known, nothing.known"
    })
    void a_part_that_stands_in_the_object_around_it_has_no_name(String path, String field) {
        assertThat(BodyFields.name(Body.class, path)).isEqualTo(field);
    }
}
