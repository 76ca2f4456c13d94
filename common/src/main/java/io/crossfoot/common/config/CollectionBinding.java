package io.crossfoot.common.config;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Binds lists, and maps whose keys are kept as they are written. Both keep the file's order and cannot be changed. */
final class CollectionBinding {

    private final Binder binder;

    CollectionBinding(Binder binder) {
        this.binder = binder;
    }

    List<Object> bindList(Type itemType, Node node, Place place) {
        if (!(node instanceof SequenceNode sequence)) {
            throw place.refuse(
                    "expected a list, got " + Nodes.shape(node) + "; write [a, b], or one '- ' line for each");
        }
        List<Object> items = new ArrayList<>();
        Problems problems = new Problems();
        for (int index = 0; index < sequence.getValue().size(); index++) {
            Node item = sequence.getValue().get(index);
            Place at = place.item(index, Nodes.line(item));
            problems.gather(() -> items.add(binder.bind(itemType, item, at)));
        }
        problems.throwIfAny();
        return List.copyOf(items);
    }

    Map<String, Object> bindMap(Type valueType, Node node, Place place) {
        Map<String, Object> values = new LinkedHashMap<>();
        Problems problems = new Problems();
        Entries.of(node, place, problems)
                .asMap()
                .forEach((key, entry) ->
                        problems.gather(() -> values.put(key, binder.bind(valueType, entry.node(), entry.place()))));
        problems.throwIfAny();
        return Collections.unmodifiableMap(values);
    }
}
