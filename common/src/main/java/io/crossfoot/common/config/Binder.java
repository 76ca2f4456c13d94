package io.crossfoot.common.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns YAML nodes into values of Java types: each kind of type has its own binding. */
final class Binder {

    private static final Mark NOWHERE = new Mark("default", 0, 0, 0, new int[0], 0);

    private final Scalars scalars;
    private final RecordBinding records;
    private final ChoiceBinding choices = new ChoiceBinding(this);
    private final CollectionBinding collections = new CollectionBinding(this);

    Binder(Placeholders placeholders, Path folder) {
        this.scalars = new Scalars(placeholders, folder);
        this.records = new RecordBinding(this, placeholders);
    }

    /** @throws ConfigException with every problem found below this node */
    Object bind(Type type, Node node, Place place) {
        if (node.isTwoStepsConstruction()) {
            throw place.refuse("contains itself through an alias; write the value out");
        }
        return type instanceof ParameterizedType generic
                ? bindGeneric(generic, node, place)
                : bindClass((Class<?>) type, node, place);
    }

    /** Binds what {@link Default} gives: plain text as it stands, anything else as YAML. */
    Object bindDefault(Type type, String text, Place place) {
        if (type instanceof Class<?> single && scalars.has(single)) {
            return bind(type, new ScalarNode(Tag.STR, text, NOWHERE, NOWHERE, ScalarStyle.PLAIN), place);
        }
        return bind(type, YamlText.compose(text, place), place);
    }

    /** What a value of this type looks like, for a message. */
    String expected(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            return expected(generic.getActualTypeArguments()[0]);
        }
        if (!(type instanceof Class<?> single)) {
            return "a list or section";
        }
        if (scalars.has(single)) {
            return scalars.expected(single);
        }
        return ChoiceBinding.expected(single);
    }

    private Object bindGeneric(ParameterizedType type, Node node, Place place) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return Nodes.isNothing(node) ? Optional.empty() : Optional.of(bind(arguments[0], node, place));
        }
        if (type.getRawType() == List.class) {
            return collections.bindList(arguments[0], node, place);
        }
        if (type.getRawType() == Map.class && arguments[0] == String.class) {
            return collections.bindMap(arguments[1], node, place);
        }
        throw unsupported(type, place);
    }

    private Object bindClass(Class<?> type, Node node, Place place) {
        if (scalars.has(type)) {
            return scalars.bind(type, node, place);
        }
        if (type.isRecord()) {
            return records.bind(type, node, place);
        }
        if (type.isSealed()) {
            return choices.bind(type, node, place);
        }
        throw unsupported(type, place);
    }

    /** A mistake of the program, not of the file: no edit of the configuration could mend it. */
    private static IllegalStateException unsupported(Type type, Place place) {
        return new IllegalStateException("No binding for " + type.getTypeName() + " at '" + place.path() + "'");
    }
}
