package lantian.registry.school;

/** What is published of a school comes in editions; they grow with everything that the other services are told of it. */
public interface SchoolEditions {

    /** @return the number of the next edition; nobody else takes one of this school until the transaction ends */
    long next(SchoolId school);
}
