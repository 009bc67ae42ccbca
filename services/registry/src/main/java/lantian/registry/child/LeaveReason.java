package lantian.registry.child;

/** Why a child is no longer enrolled: left the county's schools, graduated, moved to another school of the county. */
public enum LeaveReason {
    LEFT,
    GRADUATED,
    TRANSFERRED
}
