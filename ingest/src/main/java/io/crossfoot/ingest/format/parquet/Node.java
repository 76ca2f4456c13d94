package io.crossfoot.ingest.format.parquet;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.SchemaElement;

/**
 * A column, or a group of columns, in the tree that a file's schema is.
 *
 * @param path the names from the top to this one, which is the last
 * @param definition the definition level of a value that is there
 * @param repetition the repetition level of a value that follows another one in the innermost list
 * @param number which of the file's columns it is, from 0, or the first of its columns is
 */
record Node(SchemaElement element, List<String> path, int definition, int repetition, int number, List<Node> children) {

    private static final int DEEPEST = 64;
    private static final int MOST = 20_000;

    Node {
        path = List.copyOf(path);
        children = List.copyOf(children);
    }

    /** @throws Broken if the elements are no tree, or a larger one than is read */
    static Node root(List<SchemaElement> elements) {
        if (elements.isEmpty() || elements.size() > MOST) {
            throw new Broken("its schema must have 1 to %d parts, got %d".formatted(MOST, elements.size()));
        }
        Builder builder = new Builder(elements.iterator());
        SchemaElement root = builder.elements.next();
        Node tree = new Node(root, List.of(), 0, 0, 0, builder.children(root, List.of(), 0, 0));
        if (builder.elements.hasNext()) {
            throw new Broken("its schema is damaged: parts of it are in no group");
        }
        return tree;
    }

    String name() {
        return element.getName();
    }

    boolean isColumn() {
        return element.isSetType();
    }

    boolean is(FieldRepetitionType repetitionType) {
        return element.getRepetition_type() == repetitionType;
    }

    /** As messages call it. */
    String title() {
        return String.join(".", path);
    }

    private static final class Builder {

        private final Iterator<SchemaElement> elements;
        private int columns;

        Builder(Iterator<SchemaElement> elements) {
            this.elements = elements;
        }

        List<Node> children(SchemaElement group, List<String> path, int definition, int repetition) {
            if (path.size() > DEEPEST) {
                throw new Broken("its schema must be nested at most %d deep".formatted(DEEPEST));
            }
            List<Node> children = new ArrayList<>();
            for (int i = 0; i < group.getNum_children(); i++) {
                children.add(next(path, definition, repetition));
            }
            return children;
        }

        private Node next(List<String> above, int definition, int repetition) {
            if (!elements.hasNext()) {
                throw new Broken("its schema is damaged: a group has fewer parts than it says");
            }
            SchemaElement element = elements.next();
            List<String> path = new ArrayList<>(above);
            path.add(element.getName());
            FieldRepetitionType kind = element.getRepetition_type();
            if (kind == null || (!element.isSetType() && element.getNum_children() < 1)) {
                throw new Broken("its schema is damaged: '%s' is neither a column nor a group of columns"
                        .formatted(String.join(".", path)));
            }
            int defined = kind == FieldRepetitionType.REQUIRED ? definition : definition + 1;
            int repeated = kind == FieldRepetitionType.REPEATED ? repetition + 1 : repetition;
            int number = columns;
            if (element.isSetType()) {
                columns++;
                return new Node(element, path, defined, repeated, number, List.of());
            }
            return new Node(element, path, defined, repeated, number, children(element, path, defined, repeated));
        }
    }
}
