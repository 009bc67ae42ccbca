package lantian.reporting.directory.messaging;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lantian.reporting.directory.School;
import lantian.reporting.directory.School.SchoolClass;
import org.jspecify.annotations.Nullable;

/** {@code registry.school-changed.v1}. */
record SchoolChanged(
        UUID school,
        String code,
        String name,
        String stage,
        School.@Nullable Area area,
        String state,
        LocalDate openFrom,
        @Nullable LocalDate countsFrom,
        @Nullable List<NamedClass> classes,
        long version) {

    record NamedClass(UUID id, String name, @Nullable String grade) {

        /** {@code 三年级1班}; {@code 大班} alone, if that is all there is to say. */
        String spoken() {
            return grade == null || name.startsWith(grade) ? name : grade + name;
        }
    }

    School asSchool() {
        return new School(
                school,
                code,
                name,
                stage,
                Optional.ofNullable(area),
                state,
                openFrom,
                Optional.ofNullable(countsFrom),
                version);
    }

    List<SchoolClass> asClasses() {
        return classes == null
                ? List.of()
                : classes.stream()
                        .map(one -> new SchoolClass(one.id(), one.spoken()))
                        .toList();
    }
}
