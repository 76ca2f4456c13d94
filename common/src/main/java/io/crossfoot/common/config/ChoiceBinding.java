package io.crossfoot.common.config;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Binds a sealed interface to the one of its records that the file names: {@code format: {delimited: {separator:
 * ";"}}}, or {@code format: nacha} where nothing needs to be set.
 *
 * <p>A record is named in kebab-case, without the interface's own name at its end: of {@code sealed interface Format},
 * {@code DelimitedFormat} is {@code delimited} and {@code Nacha} is {@code nacha}.
 */
final class ChoiceBinding {

    private final Binder binder;

    ChoiceBinding(Binder binder) {
        this.binder = binder;
    }

    Object bind(Class<?> type, Node node, Place place) {
        if (node instanceof ScalarNode scalar && !Nodes.isNothing(node)) {
            return binder.bind(choice(type, scalar.getValue(), place), YamlText.emptySection(), place);
        }
        if (!(node instanceof MappingNode)) {
            throw place.refuse("expected " + expected(type) + ", got " + Nodes.shape(node));
        }
        Problems problems = new Problems();
        Map<String, Entries.Entry> entries = Entries.of(node, place, problems).asMap();
        problems.throwIfAny();
        if (entries.size() != 1) {
            throw place.refuse("expected just " + expected(type) + ", got " + entries.size() + " keys; keep one");
        }
        return bindEntry(
                type,
                entries.keySet().iterator().next(),
                entries.values().iterator().next());
    }

    static String expected(Class<?> type) {
        return type.isSealed() ? "one of " + String.join(", ", choices(type).keySet()) : "a section of keys and values";
    }

    private Object bindEntry(Class<?> type, String name, Entries.Entry entry) {
        return binder.bind(choice(type, name, entry.place()), entry.node(), entry.place());
    }

    private static Class<?> choice(Class<?> type, String name, Place place) {
        Map<String, Class<?>> choices = choices(type);
        Class<?> choice = choices.get(name);
        if (choice == null) {
            throw place.refuse(
                    "expected " + expected(type) + ", got '" + name + "'; " + Names.suggest(name, choices.keySet()));
        }
        return choice;
    }

    private static Map<String, Class<?>> choices(Class<?> type) {
        Map<String, Class<?>> choices = new LinkedHashMap<>();
        records(type).forEach(each -> choices.put(name(type, each), each));
        return choices;
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return Arrays.stream(type.getPermittedSubclasses())
                .flatMap(each -> each.isSealed() ? records(each) : Stream.of(each));
    }

    private static String name(Class<?> type, Class<?> choice) {
        String name = choice.getSimpleName();
        String suffix = type.getSimpleName();
        boolean redundant = name.endsWith(suffix) && name.length() > suffix.length();
        return Names.kebab(redundant ? name.substring(0, name.length() - suffix.length()) : name);
    }
}
