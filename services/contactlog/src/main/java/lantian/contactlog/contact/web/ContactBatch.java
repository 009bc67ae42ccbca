package lantian.contactlog.contact.web;

import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lantian.contactlog.child.ChildId;
import lantian.contactlog.contact.ContactId;
import lantian.contactlog.contact.RecordContact;
import lantian.contactlog.contact.RecordContact.Entry;
import lantian.contactlog.contact.Recording;
import lantian.platform.tenancy.Tenancy;
import lantian.platform.web.ItemBodies;
import lantian.platform.web.Problem;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Records many contacts: each item is read by itself, and one transaction writes all those of a child. */
@Component
class ContactBatch {

    private final RecordContact recordContact;
    private final ContactForms forms;
    private final ItemBodies items;

    ContactBatch(RecordContact recordContact, ContactForms forms, ItemBodies items) {
        this.recordContact = recordContact;
        this.forms = forms;
        this.items = items;
    }

    /** The part of an item that {@code PUT} has in its address. */
    record Item(@NotNull UUID id) {}

    /** What becomes of an item. */
    sealed interface ItemOutcome {
        record Decided(Recording recording) implements ItemOutcome {}

        /** It could not be read, or not be done. */
        record Failed(RuntimeException failure) implements ItemOutcome {}

        /** Read, and not yet recorded. */
        record Waiting(ChildId child, Entry entry) implements ItemOutcome {}
    }

    /** @return of each item, in the same order */
    List<ItemOutcome> record(List<JsonNode> contacts) {
        var outcomes = new ArrayList<ItemOutcome>();
        var round = new Round();
        for (var contact : contacts) {
            var read = read(contact);
            if (read instanceof ItemOutcome.Waiting waiting && !round.takes(waiting)) {
                record(round, outcomes);
                round = new Round();
            }
            if (read instanceof ItemOutcome.Waiting waiting) {
                round.add(outcomes.size(), waiting);
            }
            outcomes.add(read);
        }
        record(round, outcomes);
        return outcomes;
    }

    private ItemOutcome read(JsonNode contact) {
        try {
            if (!contact.isObject()) {
                throw Problem.of(400, "malformed-request");
            }
            var named = JsonNodeFactory.instance.objectNode();
            named.set("id", contact.path("id").isMissingNode() ? named.nullNode() : contact.get("id"));
            var id = items.read(named, Item.class).id();
            var fields = contact.deepCopy().asObject();
            fields.remove("id");
            return read(id, items.read(fields, ContactBody.class));
        } catch (Problem refused) {
            return new ItemOutcome.Failed(refused);
        }
    }

    private ItemOutcome read(UUID id, ContactBody body) {
        try {
            return new ItemOutcome.Waiting(new ChildId(body.child()), body.entry(id, forms));
        } catch (Problem refused) {
            return recordContact
                    .repeated(new ContactId(id), body.fingerprint(), Tenancy.actor())
                    .<ItemOutcome>map(ItemOutcome.Decided::new)
                    .orElseThrow(() -> refused);
        }
    }

    private void record(Round round, List<ItemOutcome> outcomes) {
        round.places.forEach((child, places) -> {
            var entries = places.stream()
                    .map(place -> (ItemOutcome.Waiting) outcomes.get(place))
                    .map(ItemOutcome.Waiting::entry)
                    .toList();
            try {
                var recordings = recordContact.record(child, entries, Tenancy.actor());
                for (int i = 0; i < places.size(); i++) {
                    outcomes.set(places.get(i), new ItemOutcome.Decided(recordings.get(i)));
                }
            } catch (RuntimeException failure) {
                places.forEach(place -> outcomes.set(place, new ItemOutcome.Failed(failure)));
            }
        });
    }

    /** Items that may be recorded child by child: none of them has an id that another one has for another child. */
    private static final class Round {

        private final Map<ChildId, List<Integer>> places = new LinkedHashMap<>();
        private final Map<ContactId, ChildId> children = new HashMap<>();

        boolean takes(ItemOutcome.Waiting item) {
            return Optional.ofNullable(children.get(item.entry().id()))
                    .filter(child -> !child.equals(item.child()))
                    .isEmpty();
        }

        void add(int place, ItemOutcome.Waiting item) {
            children.put(item.entry().id(), item.child());
            places.computeIfAbsent(item.child(), _ -> new ArrayList<>()).add(place);
        }
    }
}
