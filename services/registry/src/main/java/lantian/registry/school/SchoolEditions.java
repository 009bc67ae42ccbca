package lantian.registry.school;

/** What is published of a school comes in editions; each change of it, of its classes, closures or area has one. */
public interface SchoolEditions {

    /** @return the number of the next edition; nobody else takes one of this school until the transaction ends */
    long next(SchoolId school);
}
