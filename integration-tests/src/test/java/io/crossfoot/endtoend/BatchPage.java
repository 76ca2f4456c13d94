package io.crossfoot.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the REST API says of one batch. */
record BatchPage(JsonNode json) {

    /**
     * A difference that the verdict rests on.
     *
     * @param where the part of the batch that it was found in, such as {@code partition 3}
     */
    record Difference(String check, String stage, String where, String stated, String counted, String detail) {}

    String name() {
        return json.path("batch").asText();
    }

    String state() {
        return json.path("state").asText();
    }

    String outcome() {
        return json.path("outcome").asText();
    }

    /** In the order of the verdict: the first names the first stage that does not balance. */
    List<Difference> breaks() {
        List<Difference> breaks = new ArrayList<>();
        json.path("breaks")
                .forEach(line -> breaks.add(new Difference(
                        line.path("check").asText(),
                        line.path("stage").asText(),
                        line.path("where").asText(),
                        line.path("stated").asText(),
                        line.path("counted").asText(),
                        line.path("detail").asText())));
        return breaks;
    }

    /** What is stated and what was counted of each control value of the file; empty where there is nothing. */
    Map<String, List<String>> controls() {
        Map<String, List<String>> controls = new HashMap<>();
        json.path("controls")
                .forEach(line -> controls.put(
                        line.path("name").asText(),
                        List.of(
                                line.path("stated").asText(""),
                                line.path("counted").asText(""))));
        return controls;
    }

    static String orNothing(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** What the stage counted, all partitions together. */
    JsonNode stage(String name) {
        for (JsonNode stage : json.path("stages")) {
            if (stage.path("stage").asText().equals(name)) {
                return stage;
            }
        }
        throw new AssertionError("No stage %s in %s".formatted(name, this));
    }

    @Override
    public String toString() {
        return json.toPrettyString();
    }
}
