package lantian.registry.staff;

/**
 * Brings the record of the bureau's people to what the identity provider says of them; acts for the bureau. It is asked between
 * two transactions; an older answer that comes after a newer one changes nothing.
 */
public class FollowCounty {

    private final CountyPeople people;
    private final CountyRecords records;

    public FollowCounty(CountyPeople people, CountyRecords records) {
        this.people = people;
        this.records = records;
    }

    /** @throws Identities.Away if the identity provider does not answer; then the record stays as it is */
    public void follow() {
        var reading = records.begin();
        records.follow(reading, people.all());
    }
}
