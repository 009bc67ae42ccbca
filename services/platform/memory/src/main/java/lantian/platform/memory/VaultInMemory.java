package lantian.platform.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lantian.platform.tenancy.Vault;

/** Seals nothing, yet what was sealed for one opens for no other, and for nobody once it is shredded. */
public final class VaultInMemory implements Vault {

    private final Set<UUID> shredded = new HashSet<>();

    @Override
    public byte[] seal(UUID subject, String text) {
        return key(subject).seal(text);
    }

    @Override
    public String open(UUID subject, byte[] sealed) {
        return key(subject).open(sealed);
    }

    @Override
    public SubjectKey key(UUID subject) {
        if (shredded.contains(subject)) {
            throw new Shredded(subject);
        }
        return new Marked(subject + ":");
    }

    @Override
    public Map<UUID, SubjectKey> keys(Collection<UUID> subjects) {
        return subjects.stream().distinct().collect(Collectors.toMap(Function.identity(), this::key));
    }

    @Override
    public void shred(UUID subject) {
        shredded.add(subject);
    }

    private record Marked(String mark) implements SubjectKey {

        @Override
        public byte[] seal(String text) {
            return (mark + text).getBytes(UTF_8);
        }

        @Override
        public String open(byte[] sealed) {
            var text = new String(sealed, UTF_8);
            if (!text.startsWith(mark)) {
                throw new IllegalStateException("sealed for somebody else");
            }
            return text.substring(mark.length());
        }
    }
}
