package lantian.contactlog.child;

import java.util.UUID;

/** A class (班级). */
public record ClassId(UUID value) {}
