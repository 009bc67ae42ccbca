package lantian.registry.school.web;

import java.util.UUID;
import lantian.platform.tenancy.Role;
import lantian.platform.web.Allowed;
import lantian.platform.web.Page;
import lantian.registry.school.LookUpSchool;
import lantian.registry.school.SchoolClass;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The classes of one's own school. */
@RestController
@RequestMapping("/api/classes")
class ClassController {

    private final LookUpSchool lookUp;

    ClassController(LookUpSchool lookUp) {
        this.lookUp = lookUp;
    }

    record ClassView(UUID id, String name, String grade) {
        static ClassView of(SchoolClass it) {
            return new ClassView(it.id().value(), it.name().name(), it.name().grade());
        }
    }

    @GetMapping
    @Allowed({Role.SCHOOL_ADMIN, Role.CLASS_TEACHER, Role.CAREGIVER})
    Page<ClassView> classes() {
        return new Page<>(lookUp.classes().stream().map(ClassView::of).toList(), null);
    }
}
