package io.crossfoot.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The API's OpenAPI description, and whether an answer keeps to it. Knows of JSON Schema what the description uses. */
record ApiDescription(JsonNode root) {

    /** Everything that is offered, as {@code get /batches}. */
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> operations.add(method + ' ' + path.getKey())));
        return operations;
    }

    /** What is wrong with an answer; empty if nothing is. */
    List<String> check(String method, String path, int status, JsonNode answer) {
        JsonNode response =
                root.path("paths").path(path).path(method).path("responses").path(Integer.toString(status));
        if (response.isMissingNode()) {
            return List.of("status %d of %s %s is not described".formatted(status, method, path));
        }
        List<String> problems = new ArrayList<>();
        check(response.path("content").path("application/json").path("schema"), answer, "answer", problems);
        return problems;
    }

    private void check(JsonNode schema, JsonNode value, String at, List<String> problems) {
        if (schema.has("$ref")) {
            check(root.at(schema.path("$ref").asText().substring(1)), value, at, problems);
        } else if (schema.has("oneOf")) {
            checkOneOf(schema, value, at, problems);
        } else {
            checkType(schema, value, at, problems);
            checkEnum(schema, value, at, problems);
            checkFields(schema, value, at, problems);
            for (int i = 0; i < value.size() && value.isArray(); i++) {
                check(schema.path("items"), value.get(i), at + '[' + i + ']', problems);
            }
        }
    }

    private void checkOneOf(JsonNode schema, JsonNode value, String at, List<String> problems) {
        List<String> best = null;
        for (JsonNode choice : schema.path("oneOf")) {
            List<String> found = new ArrayList<>();
            check(choice, value, at, found);
            best = best == null || found.size() < best.size() ? found : best;
        }
        problems.addAll(best);
    }

    private static void checkType(JsonNode schema, JsonNode value, String at, List<String> problems) {
        List<String> types = new ArrayList<>();
        schema.path("type").forEach(type -> types.add(type.asText()));
        if (schema.path("type").isTextual()) {
            types.add(schema.path("type").asText());
        }
        String actual = switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            default -> "nothing";
        };
        if (!types.contains(actual)) {
            problems.add("%s is of type %s, described as %s".formatted(at, actual, types));
        }
    }

    private static void checkEnum(JsonNode schema, JsonNode value, String at, List<String> problems) {
        List<JsonNode> symbols = new ArrayList<>();
        schema.path("enum").forEach(symbols::add);
        if (!symbols.isEmpty() && !symbols.contains(value)) {
            problems.add("%s is %s, described as one of %s".formatted(at, value, symbols));
        }
    }

    private void checkFields(JsonNode schema, JsonNode value, String at, List<String> problems) {
        schema.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                problems.add("%s lacks %s".formatted(at, name.asText()));
            }
        });
        value.properties().forEach(field -> {
            JsonNode described = schema.path("properties").path(field.getKey());
            if (!described.isMissingNode()) {
                check(described, field.getValue(), at + '.' + field.getKey(), problems);
            } else if (schema.path("additionalProperties").isObject()) {
                check(schema.path("additionalProperties"), field.getValue(), at + '.' + field.getKey(), problems);
            } else if (schema.has("properties")) {
                problems.add("%s.%s is not described".formatted(at, field.getKey()));
            }
        });
    }
}
