package lantian.registry.school;

import java.util.UUID;

/** 片区 (教管中心): a group of schools that supervisors answer for. No tenant. */
public record Area(UUID id, String code, String name, String fingerprint, long version) {}
