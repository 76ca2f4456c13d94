package io.crossfoot.common.config;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What a YAML node is, in the words of the person who wrote it. */
final class Nodes {

    private Nodes() {}

    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** A key with nothing after it, {@code ~} or {@code null} counts as left out. */
    static boolean isNothing(Node node) {
        return Tag.NULL.equals(node.getTag());
    }

    /** Names the kind of node and not its text: what stands in the wrong place may be a secret. */
    static String shape(Node node) {
        if (node instanceof MappingNode) {
            return "a section of keys and values";
        }
        if (node instanceof SequenceNode) {
            return "a list";
        }
        return isNothing(node) ? "nothing" : "a single value";
    }

    static ScalarNode expectScalar(Node node, String expected, Place place) {
        if (node instanceof ScalarNode scalar && !isNothing(node)) {
            return scalar;
        }
        throw place.refuse("expected " + expected + ", got " + shape(node));
    }
}
