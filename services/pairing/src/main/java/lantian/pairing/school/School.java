package lantian.pairing.school;

import lantian.platform.tenancy.TenantId;

/**
 * A school as the directory has it.
 *
 * @param version registry's; the higher one is right
 */
public record School(TenantId id, boolean suspended, long version) {}
