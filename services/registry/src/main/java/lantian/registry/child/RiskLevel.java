package lantian.registry.child;

/** How much a child is at risk, as its school judges; HIGH makes a key child (重点帮扶对象). */
public enum RiskLevel {
    LOW,
    MEDIUM,
    HIGH
}
