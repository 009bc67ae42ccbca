package lantian.registry.rosterimport;

/** Whom a column of a roster is about. */
public enum Person {
    CHILD,
    FATHER,
    MOTHER,
    GUARDIAN,
    /** 家长: father or mother, and nobody can say which. */
    PARENT,
    /** 班主任, 帮扶人 and whoever else has no place in the archive's family. */
    OTHER
}
