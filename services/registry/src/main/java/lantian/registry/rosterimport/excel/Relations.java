package lantian.registry.rosterimport.excel;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import lantian.registry.rosterimport.Workbook.Unreadable;
import org.jspecify.annotations.Nullable;

/** Which part a part refers to, by the id it uses: names of parts mean nothing, only these do. */
record Relations(Map<String, Target> byId) {

    static final Relations NONE = new Relations(Map.of());

    /** @param part its name, in small letters and from the root */
    record Target(String type, String part) {}

    /** Where a part's relations are written: {@code xl/workbook.xml} has {@code xl/_rels/workbook.xml.rels}. */
    static String of(String part) {
        var slash = part.lastIndexOf('/') + 1;
        return part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
    }

    static Relations read(Xml xml, String part) throws Unreadable {
        var targets = new LinkedHashMap<String, Target>();
        for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            var id = event == XMLStreamConstants.START_ELEMENT ? xml.attribute("Id") : null;
            var target = id == null ? null : xml.attribute("Target");
            if (id != null && target != null && !"External".equals(xml.attribute("TargetMode"))) {
                targets.put(id, new Target(last(xml.attribute("Type")), resolve(part, target)));
            }
        }
        return new Relations(targets);
    }

    Optional<String> ofType(String type) {
        return byId.values().stream()
                .filter(target -> target.type().equals(type))
                .map(Target::part)
                .findFirst();
    }

    /** The kinds' addresses differ between the transitional and the strict standard; their last words don't. */
    private static String last(@Nullable String type) {
        return type == null ? "" : type.substring(type.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    private static String resolve(String part, String target) {
        var written = target.replace('\\', '/');
        if (written.contains("%")) {
            written = URLDecoder.decode(
                    written.replace("+", "%2B").replaceAll("%(?![0-9A-Fa-f]{2})", "%25"), StandardCharsets.UTF_8);
        }
        var folder = part.substring(0, part.lastIndexOf('/') + 1);
        var steps = new ArrayDeque<String>();
        for (var step : (written.startsWith("/") ? written : folder + written).split("/", -1)) {
            if (step.equals("..")) {
                steps.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return String.join("/", steps).toLowerCase(Locale.ROOT);
    }
}
