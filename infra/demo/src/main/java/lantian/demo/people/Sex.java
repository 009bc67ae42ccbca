package lantian.demo.people;

/** As rosters write it. */
public enum Sex {
    MALE("男"),
    FEMALE("女");

    private final String word;

    Sex(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
