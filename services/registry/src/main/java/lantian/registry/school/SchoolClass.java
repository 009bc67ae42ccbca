package lantian.registry.school;

import java.util.UUID;

/** 班级 of the bound school. It comes into being by import. */
public record SchoolClass(UUID id, ClassName name) {}
