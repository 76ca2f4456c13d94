package io.crossfoot.common.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * Types that records of container files may have. Everything that walks over such records may rely on it: their types are
 * finite, and what they hold takes room. What Java programs note in a schema about classes of theirs is left out.
 */
public final class ContainerSchema {

    private static final int DEEPEST_TEXT = 200;
    private static final int DEEPEST = 64;
    private static final int MOST_PARTS = 20_000;
    private static final int MOST_DIGITS = 100;
    private static final String OWN_TYPES = "io.crossfoot.schema.";

    private static final List<String> CLASS_NAMES =
            List.of("java-class", "java-element-class", "java-key-class", "avro.java.string");
    private static final List<String> NO_MATTER =
            List.of("java-class", "java-element-class", "java-key-class", "avro.java.string", "default");

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST_TEXT)
                    .build())
            .build());

    private int parts;

    private ContainerSchema() {}

    /**
     * The type of a feed's events.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static Schema ofFeed(String json) {
        return parse(json, CLASS_NAMES);
    }

    /**
     * The type of a file's records, without the defaults of its fields, which matter to readers only and often are wrong.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static Schema ofFile(String json) {
        return parse(json, NO_MATTER);
    }

    /**
     * How many parts the type has: fields, elements and branches on all levels.
     *
     * @throws IllegalArgumentException if they are too many, too deep, or never end
     */
    public static int parts(Schema schema) {
        ContainerSchema counted = new ContainerSchema();
        counted.check(schema, 0);
        return counted.parts;
    }

    private static Schema parse(String json, List<String> dropped) {
        Schema schema = parsed(json, dropped);
        new ContainerSchema().check(schema, 0);
        if (schema.getType() != Schema.Type.RECORD || takesNoBytes(schema)) {
            throw new IllegalArgumentException("schema must be a record with fields that hold something, got %s"
                    .formatted(schema.getType().getName()));
        }
        return schema;
    }

    private static Schema parsed(String json, List<String> dropped) {
        JsonNode tree = tree(json);
        if (!tree.isObject()) {
            throw new IllegalArgumentException("schema must be the JSON object of a record's type");
        }
        drop(dropped, tree);
        try {
            return new Schema.Parser().parse(tree.toString());
        } catch (RuntimeException e) { // Avro's own, and whatever its parser runs into
            throw new IllegalArgumentException("schema is no Avro schema: " + e.getMessage(), e);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("schema is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static void drop(List<String> names, JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(names);
        }
        node.forEach(member -> drop(names, member));
    }

    private void check(Schema schema, int depth) {
        if (++parts > MOST_PARTS || depth > DEEPEST) {
            throw new IllegalArgumentException(
                    "schema must have at most %d parts, nested at most %d deep, and none that contains itself"
                            .formatted(MOST_PARTS, DEEPEST));
        }
        switch (schema.getType()) {
            case RECORD -> {
                checkName(schema);
                schema.getFields().forEach(field -> check(field.schema(), depth + 1));
            }
            case UNION -> schema.getTypes().forEach(branch -> check(branch, depth + 1));
            case ARRAY -> checkItems(schema.getElementType(), depth);
            case MAP -> checkItems(schema.getValueType(), depth);
            case ENUM -> checkName(schema);
            case FIXED -> {
                checkName(schema);
                checkDigits(schema);
            }
            default -> checkDigits(schema);
        }
    }

    private void checkItems(Schema items, int depth) {
        check(items, depth + 1);
        if (takesNoBytes(items)) {
            throw new IllegalArgumentException("schema must have arrays and maps of what holds something");
        }
    }

    /** Whatever is named so is read as a class of Crossfoot's own. */
    private static void checkName(Schema schema) {
        if (schema.getFullName().startsWith(OWN_TYPES)) {
            throw new IllegalArgumentException("schema must not use the namespace of Crossfoot's own types, got '%s'"
                    .formatted(schema.getFullName()));
        }
    }

    private static void checkDigits(Schema schema) {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal && decimal.getPrecision() > MOST_DIGITS) {
            throw new IllegalArgumentException("schema must have decimals of at most %d digits, got %d"
                    .formatted(MOST_DIGITS, decimal.getPrecision()));
        }
    }

    private static boolean takesNoBytes(Schema schema) {
        return switch (schema.getType()) {
            case NULL -> true;
            case FIXED -> schema.getFixedSize() == 0;
            case RECORD -> schema.getFields().stream().allMatch(field -> takesNoBytes(field.schema()));
            default -> false;
        };
    }
}
