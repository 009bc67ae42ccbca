package lantian.contactlog.peopleview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lantian.contactlog.child.CaregiverId;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.obligation.Children;
import lantian.contactlog.tracking.CareRecordsInMemory;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What is stored for the first time brings obligations up to date; what was there before changes nothing. */
@NullMarked
class FollowPeopleTest {

    private final CareRecordsInMemory school = CareRecordsInMemory.of(Children.xiaoMing());
    private final PeopleInMemory people = new PeopleInMemory();
    private final FollowPeople follow = new FollowPeople(people, school.trackObligations());

    @Test
    void a_child_is_owed_something_from_its_first_event_on_and_nothing_more_the_second_time() {
        var child = new PublishedFacts.Child(Children.xiaoMing(), List.of(), 1);

        follow.children(List.of(child));

        assertThat(school.published()).isNotEmpty();

        follow.children(List.of(child));

        assertThat(school.published()).isEmpty();
    }

    @Test
    void a_teachers_event_touches_the_children_of_the_classes_before_and_now() {
        people.taught.put(teacher().id(), List.of(Children.XIAO_MING));

        follow.staff(List.of(teacher()));

        assertThat(school.published()).isNotEmpty();
    }

    @Test
    void a_teachers_event_of_a_version_that_was_there_touches_nobody() {
        people.taught.put(teacher().id(), List.of(Children.XIAO_MING));
        people.newest.put(teacher().id(), 1L);

        follow.staff(List.of(teacher()));

        assertThat(school.published()).isEmpty();
    }

    @Test
    void a_caregiver_who_is_no_member_of_the_staff_touches_nobodys_class() {
        people.taught.put(teacher().id(), List.of(Children.XIAO_MING));

        follow.caregivers(List.of(caregiver(Optional.empty())));

        assertThat(school.published()).isEmpty();

        follow.caregivers(List.of(caregiver(Optional.of(teacher().id()))));

        assertThat(school.published()).isNotEmpty();
    }

    private static PublishedFacts.Staff teacher() {
        return new PublishedFacts.Staff(new UUID(0, 7), new UUID(1, 7), true, List.of(), 1);
    }

    private static PublishedFacts.Caregiver caregiver(Optional<UUID> staff) {
        return new PublishedFacts.Caregiver(new CaregiverId(UUID.randomUUID()), Optional.empty(), staff, true, 1);
    }

    private static final class PeopleInMemory implements People {

        private final Map<UUID, Long> newest = new HashMap<>();
        private final Map<UUID, List<ChildId>> taught = new HashMap<>();

        private boolean newer(UUID id, long version) {
            boolean newer = version > newest.getOrDefault(id, 0L);
            newest.merge(id, version, Math::max);
            return newer;
        }

        @Override
        public List<ChildId> storeChildren(List<PublishedFacts.Child> children) {
            return children.stream()
                    .filter(child -> newer(child.id().value(), child.version()))
                    .map(PublishedFacts.Child::id)
                    .toList();
        }

        @Override
        public void forget(ChildId child) {
            newest.remove(child.value());
        }

        @Override
        public List<ChildId> storePairs(List<PublishedFacts.Pair> pairs) {
            return pairs.stream()
                    .filter(pair -> newer(pair.id(), pair.version()))
                    .map(PublishedFacts.Pair::child)
                    .toList();
        }

        @Override
        public List<UUID> storeStaff(List<PublishedFacts.Staff> staff) {
            return staff.stream()
                    .filter(member -> newer(member.id(), member.version()))
                    .map(PublishedFacts.Staff::id)
                    .toList();
        }

        @Override
        public List<UUID> storeCaregivers(List<PublishedFacts.Caregiver> caregivers) {
            return caregivers.stream().flatMap(it -> it.staff().stream()).toList();
        }

        @Override
        public List<ChildId> childrenTaughtBy(Collection<UUID> staff) {
            var children = new ArrayList<ChildId>();
            staff.forEach(member -> children.addAll(taught.getOrDefault(member, List.of())));
            return children;
        }
    }
}
