package lantian.registry.child;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import lantian.registry.canonical.Characters;
import lantian.registry.canonical.NoFact;
import lantian.registry.canonical.PersonName;

/**
 * By what a child is known again in another school: name, birth date, sex and the name of a parent. One text for each parent
 * who is named; whoever shares one with it may be the same child. Without a parent's name there is none, because two children
 * of a county often share the rest.
 */
public final class Likeness {

    private Likeness() {}

    /** The same for all ways of writing the names; personal data, never to be kept or told as it is. */
    public static List<String> texts(Profile profile) {
        return Stream.of(profile.home().father().name(), profile.home().mother().name())
                .filter(Objects::nonNull)
                .filter(name -> !NoFact.is(Characters.plain(name)))
                .map(PersonName::key)
                .filter(key -> !key.isEmpty())
                .distinct()
                .map(parent -> String.join(
                        "\n",
                        PersonName.key(profile.identity().name()),
                        profile.identity().birthDate().toString(),
                        profile.identity().sex().name(),
                        parent))
                .toList();
    }
}
