package lantian.registry.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import lantian.platform.forms.Form;
import lantian.platform.forms.FormVersion;
import lantian.platform.forms.Forms;
import lantian.platform.memory.AuditInMemory;
import lantian.platform.memory.RecordsInMemory;
import lantian.platform.memory.VaultInMemory;
import lantian.platform.tenancy.Actor;
import lantian.platform.tenancy.Role;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.tenancy.TenantId;
import lantian.registry.access.Field;
import lantian.registry.access.Sight;
import lantian.registry.access.Viewpoint;
import lantian.registry.child.Child;
import lantian.registry.child.Children;
import lantian.registry.child.Enrolled;
import lantian.registry.child.Recognition;
import org.jspecify.annotations.Nullable;

/** One child, its checks, and what the use cases say of them. */
final class ClinicInMemory {

    final KnownChecks checks = new KnownChecks();
    final VaultInMemory vault = new VaultInMemory();
    final AuditInMemory audit = new AuditInMemory();
    final List<HealthCheck> published = new ArrayList<>();
    final Forms forms = new ShippedForm();

    private final Clock clock = Clock.fixed(Instant.parse("2026-03-31T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private final Child child;
    private Role role = Role.SCHOOL_ADMIN;
    private Set<UUID> classes = Set.of();

    ClinicInMemory(Child child) {
        this.child = child;
    }

    void actsAs(Role newRole, Set<UUID> taught) {
        role = newRole;
        classes = taught;
    }

    <T> T call(Supplier<T> asked) {
        var actor = new Actor(
                UUID.randomUUID(), "somebody", new TenantId(UUID.randomUUID()), Set.of(role), Optional.empty());
        return Tenancy.as(actor, asked);
    }

    KeepHealthCheck keep() {
        return new KeepHealthCheck(
                checks, new OneChild(), new Ties(), (check, _) -> published.add(check), vault, audit, clock);
    }

    ReadHealthChecks read() {
        return new ReadHealthChecks(checks, new OneChild(), new Ties(), forms, vault, audit, clock);
    }

    Form form() {
        return forms.newest(HealthCheck.FORM).orElseThrow();
    }

    static final class KnownChecks extends RecordsInMemory<HealthCheck, HealthCheckId> implements HealthChecks {

        KnownChecks() {
            super(HealthCheck::id);
        }

        @Override
        public List<HealthCheck> findByChildOrderByOn(UUID child) {
            return all().stream()
                    .filter(check -> check.child().equals(child))
                    .sorted(Comparator.comparing(HealthCheck::on))
                    .toList();
        }

        @Override
        public List<HealthCheck> before(UUID child, LocalDate day, UUID id, int most) {
            return findByChildOrderByOn(child).reversed().stream()
                    .filter(check -> check.on().isBefore(day))
                    .limit(most)
                    .toList();
        }
    }

    private static final class ShippedForm implements Forms {

        @Override
        public Optional<Form> newest(String key) {
            return find(new FormVersion(key, 1));
        }

        @Override
        public Optional<Form> find(FormVersion version) {
            try (var file = ClinicInMemory.class.getResourceAsStream("/forms/" + version.key() + ".json")) {
                var schema = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
                return Optional.of(Form.of(version, schema, Optional.empty()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final class Ties implements Sight {

        @Override
        public Set<UUID> classesTaught(UUID account, LocalDate day) {
            return classes;
        }

        @Override
        public Map<UUID, Set<Viewpoint>> childrenPaired(UUID account, LocalDate day) {
            return Map.of(child.id(), Set.of(Viewpoint.STAFF, Viewpoint.FRIEND));
        }

        @Override
        public Map<UUID, Set<Field>> released(Collection<UUID> children) {
            return Map.of();
        }
    }

    private final class OneChild implements Children {

        @Override
        public Optional<Child> find(UUID id) {
            return Optional.of(child).filter(it -> it.id().equals(id));
        }

        @Override
        public Optional<Child> findForUpdate(UUID id) {
            return find(id);
        }

        @Override
        public Map<UUID, Child> findAllForUpdate(Collection<UUID> ids) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Recognition> recognise(Collection<Recognition.Key> keys) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void add(Collection<Child> children) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void replace(Collection<Child> children) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void remove(UUID id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Child> after(@Nullable UUID last, int atMost) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Enrolled> enrolledOn(LocalDate day) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Instant> firstRecorded() {
            throw new UnsupportedOperationException();
        }
    }
}
