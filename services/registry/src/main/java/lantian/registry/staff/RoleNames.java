package lantian.registry.staff;

import jakarta.persistence.AttributeConverter;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import lantian.platform.tenancy.Role;

/** Roles by the names that they have in events and tokens. */
final class RoleNames implements AttributeConverter<Set<Role>, String[]> {

    @Override
    public String[] convertToDatabaseColumn(Set<Role> roles) {
        return roles.stream().map(Role::wire).sorted().toArray(String[]::new);
    }

    @Override
    public Set<Role> convertToEntityAttribute(String[] names) {
        return Arrays.stream(names)
                .flatMap(name -> Role.fromWire(name).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
