package lantian.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import lantian.platform.testkit.Api;
import lantian.platform.testkit.Db;
import lantian.platform.testkit.Tokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Areas, schools and terms have no tenant: who may write them, and whose their history is. */
@ServiceTest
class CountyRecordsTest {

    @Autowired
    Tokens tokens;

    @Autowired
    Db db;

    @LocalServerPort
    int port;

    private Schools school;
    private Api officer;

    @BeforeEach
    void aSchoolAndTheBureau() {
        school = Schools.open(db, tokens, port);
        officer = new Api(port, tokens.of("officer").county("county-officer").token());
    }

    @Test
    void a_school_reads_the_directory_and_writes_its_own_entry_alone() {
        var other = Schools.open(db, tokens, port);

        assertThat(changedBy(school.id(), "update school set name = name where id = '%s'", school.id()))
                .isOne();
        assertThat(changedBy(school.id(), "update school set name = name where id = '%s'", other.id()))
                .isZero();
        assertThat(changedBy(school.id(), "delete from school where id = '%s'", school.id()))
                .isZero();
        assertThat(db.app()
                        .sql("select count(*) from school where id = ?")
                        .param(other.id())
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThatThrownBy(() -> changedBy(
                        school.id(),
                        "insert into school (id, code, name, stage, state, open_from, fingerprint, version)"
                                + " values ('%s', 'x', 'x', 'PRIMARY', 'ACTIVE', '2000-01-01', '', 1)",
                        UUID.randomUUID()))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @ParameterizedTest
    @ValueSource(strings = {"area", "term", "calendar"})
    void a_school_writes_nothing_of_the_county(String table) {
        var area = UUID.randomUUID();
        officer.put("areas/" + area, "{\"code\":\"" + area + "\",\"name\":\"津南片区\"}");

        assertThat(changedBy(school.id(), "update " + table + " set version = version", null))
                .isZero();
        assertThat(changedBy(school.id(), "delete from " + table, null)).isZero();
    }

    @Test
    void the_county_has_the_history_of_its_areas_and_a_school_none_of_it() {
        var area = UUID.randomUUID();
        var body = "{\"code\":\"" + area + "\",\"name\":\"%s\"}";
        officer.put("areas/" + area, body.formatted("津南片区"));
        officer.putIfMatch("areas/" + area, body.formatted("津北片区"), "\"1\"");
        officer.putIfMatch("areas/" + area, body.formatted("津北片区"), "\"2\"");

        assertThat(history(Tokens.COUNTY, "area_history", area)).containsExactly("0 津南片区", "1 津北片区");
        assertThat(history(school.id(), "area_history", area)).isEmpty();
    }

    @Test
    void the_county_has_the_history_of_its_terms() {
        var term = UUID.randomUUID();
        officer.put("terms/" + term, """
                {"schoolYear":"2051-2052","number":1,"from":"2051-09-01","to":"2052-01-20","holidays":["2051-10-02","2051-10-01"]}
                """);

        List<String> known = db.app(
                Tokens.COUNTY,
                sql -> sql.sql("""
                        select h.school_year || ' ' || h.holidays::text from term_history h
                        join changeset c on c.tenant_id = h.tenant_id and c.id = h.changeset
                        where h.id = ?
                        """).param(term).query(String.class).list());

        assertThat(known).containsExactly("2051-2052 {2051-10-01,2051-10-02}");
        db.everything().sql("delete from term where id = ?").param(term).update();
    }

    @Test
    void a_school_has_its_own_history_of_what_the_bureau_wrote_and_another_school_none_of_it() {
        officer.post("schools/" + school.id() + "/suspend", "");
        officer.post("schools/" + school.id() + "/suspend", "");
        officer.post("schools/" + school.id() + "/resume", "");
        school.imported(Schools.roster("王小明"));

        assertThat(states(school.id())).containsExactly("1 SUSPENDED", "1 ACTIVE");
        assertThat(states(Schools.open(db, tokens, port).id())).isEmpty();
        assertThat(history(school.id(), "school_class_history", null)).containsExactly("0 1班");
    }

    @Test
    void nobody_rewrites_history() {
        assertThat(List.of(
                        "area_history",
                        "closure_history",
                        "onboarding_history",
                        "school_class_history",
                        "school_history",
                        "term_history"))
                .allSatisfy(table -> assertThatThrownBy(
                                () -> changedBy(school.id(), "update " + table + " set change = 0", null))
                        .rootCause()
                        .hasMessageContaining("permission denied"));
    }

    private int changedBy(UUID tenant, String statement, @Nullable UUID id) {
        return db.app(tenant, sql -> sql.sql(statement.formatted(id)).update());
    }

    private List<String> states(UUID tenant) {
        return db.app(
                tenant,
                sql -> sql.sql("select change || ' ' || state from school_history where id = ? order by changeset")
                        .param(school.id())
                        .query(String.class)
                        .list());
    }

    private List<String> history(UUID tenant, String table, @Nullable UUID id) {
        return db.app(
                tenant,
                sql -> sql.sql("select change || ' ' || name from " + table
                                + " where cast(:id as uuid) is null or id = :id order by changeset")
                        .param("id", id)
                        .query(String.class)
                        .list());
    }
}
