package io.crossfoot.common.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The keys of one YAML mapping with their values, in order. A key that comes twice is a problem, not a choice. */
final class Entries {

    /** One value, and the place of its key. */
    record Entry(Place place, Node node) {}

    private final Map<String, Entry> byKey = new LinkedHashMap<>();

    private Entries() {}

    /** The entries of a section; nothing at all is an empty section. */
    static Entries of(Node node, Place place, Problems problems) {
        Entries entries = new Entries();
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> problems.gather(() -> entries.add(tuple, place)));
        } else if (!Nodes.isNothing(node)) {
            problems.add(place.problem("expected a section of keys and values, got " + Nodes.shape(node)));
        }
        return entries;
    }

    Map<String, Entry> asMap() {
        return byKey;
    }

    private void add(NodeTuple tuple, Place place) {
        Node key = tuple.getKeyNode();
        if (!(key instanceof ScalarNode scalar)) {
            throw new Place(place.source(), Nodes.line(key), place.path())
                    .refuse("expected a plain key, got " + Nodes.shape(key));
        }
        Place at = place.key(scalar.getValue(), Nodes.line(key));
        Entry earlier = byKey.putIfAbsent(scalar.getValue(), new Entry(at, tuple.getValueNode()));
        if (earlier != null) {
            throw at.refuse("is set twice, first on line " + earlier.place().line() + "; keep one of them");
        }
    }
}
