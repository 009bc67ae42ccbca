package lantian.contactlog.tracking.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import lantian.contactlog.calendar.Days;
import lantian.contactlog.child.CareTeam.InClass;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.child.ClassId;
import lantian.contactlog.child.Timeline;
import lantian.contactlog.standard.Stage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A row of the table {@code child}. */
record ChildRow(UUID id, Timeline timeline, List<InClass> classes) {

    static final String COLUMNS =
            "id, stage, enrolled_from, enrolled_to, transferred_in, left_behind, high_risk, classes";

    private static final TypeReference<List<SchoolRulesCache.Span>> SPANS = new TypeReference<>() {};
    private static final TypeReference<List<Attended>> ATTENDED = new TypeReference<>() {};

    static ChildRow of(ResultSet row, JsonMapper json) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var timeline = new Timeline(
                new ChildId(id),
                Stage.valueOf(row.getString("stage")),
                Days.of(row.getObject("enrolled_from", LocalDate.class), row.getObject("enrolled_to", LocalDate.class)),
                days(row.getString("left_behind"), json),
                days(row.getString("high_risk"), json),
                Optional.ofNullable(row.getObject("transferred_in", LocalDate.class)));
        return new ChildRow(
                id,
                timeline,
                json.readValue(row.getString("classes"), ATTENDED).stream()
                        .map(Attended::inClass)
                        .toList());
    }

    Stream<UUID> classIds() {
        return classes.stream().map(in -> in.schoolClass().value());
    }

    private static List<Days> days(String stored, JsonMapper json) {
        return json.readValue(stored, SPANS).stream()
                .map(SchoolRulesCache.Span::days)
                .toList();
    }

    record Attended(UUID id, LocalDate from, @Nullable LocalDate to) {
        InClass inClass() {
            return new InClass(new ClassId(id), Days.of(from, to));
        }
    }
}
