package io.crossfoot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Shows batches, as the REST API gives them, to people. */
public final class BatchText {

    private static final int BREAKS_SHOWN = 20;

    private BatchText() {}

    /** One line a batch. */
    public static String table(Iterable<JsonNode> batches) {
        TextTable table = new TextTable("BATCH", "STATE", "OUTCOME", "RECORDS", "TOTALS", "BREAKS", "SOURCE");
        for (JsonNode batch : batches) {
            table.row(
                    batch.path("batch").asText(),
                    batch.path("state").asText(),
                    batch.path("outcome").asText("-"),
                    records(batch),
                    totals(batch),
                    batch.path("break_count").asText(),
                    batch.path("source").path("name").asText("-"));
        }
        return table.isEmpty() ? "No batches" + System.lineSeparator() : table.toString();
    }

    /** One batch with its evidence. */
    public static String page(JsonNode batch) {
        List<String> blocks = new ArrayList<>();
        blocks.add("Batch %s: %s, %s"
                .formatted(
                        batch.path("batch").asText(),
                        batch.path("state").asText(),
                        batch.path("outcome").asText("not judged yet")));
        blocks.add(controls(batch).toString());
        blocks.add(stages(batch).toString());
        blocks.add(breaks(batch));
        blocks.add(decisions(batch));
        blocks.removeIf(String::isBlank);
        return String.join(System.lineSeparator(), blocks);
    }

    /** The breaks, one a line. */
    public static String breaks(JsonNode batch) {
        TextTable table = new TextTable("BREAK", "STAGE", "WHERE", "STATED", "COUNTED", "DETAIL");
        int shown = 0;
        for (JsonNode line : batch.path("breaks")) {
            if (shown++ < BREAKS_SHOWN) {
                table.row(text(line, "check", "stage", "where", "stated", "counted", "detail"));
            }
        }
        long more = batch.path("break_count").asLong() - Math.min(shown, BREAKS_SHOWN);
        return table.isEmpty() ? "" : table + (more > 0 ? "… and %d more%n".formatted(more) : "");
    }

    private static TextTable controls(JsonNode batch) {
        JsonNode controls = batch.path("controls");
        boolean ofFiles = controls.findValuesAsText("file").stream().anyMatch(file -> !file.isEmpty());
        TextTable table = new TextTable("CONTROL VALUE", "STATED", "COUNTED", ofFiles ? "FILE" : "");
        controls.forEach(line -> table.row(text(line, "name", "stated", "counted", "file")));
        return table;
    }

    private static TextTable stages(JsonNode batch) {
        TextTable table = new TextTable("STAGE", "REPORTED", "RECORDS", "ROWS", "TOTALS");
        for (JsonNode stage : batch.path("stages")) {
            table.row(
                    stage.path("stage").asText(),
                    stage.path("reported").asText() + " of "
                            + stage.path("partitions").asText(),
                    stage.path("tally").path("records").asText(),
                    stage.path("rows").asText(),
                    named(stage.path("tally").path("totals")));
        }
        return table;
    }

    private static String decisions(JsonNode batch) {
        TextTable table = new TextTable("DECISION", "BY", "REASON", "AT", "REFUSED");
        batch.path("decisions").forEach(line -> table.row(text(line, "action", "by", "reason", "at", "refusal")));
        return table.isEmpty() ? "" : table.toString();
    }

    private static String records(JsonNode batch) {
        return audit(batch).path("tally").path("records").asText("-");
    }

    private static String totals(JsonNode batch) {
        return named(audit(batch).path("tally").path("totals"));
    }

    private static JsonNode audit(JsonNode batch) {
        for (JsonNode stage : batch.path("stages")) {
            if (stage.path("stage").asText().equals("audit")) {
                return stage;
            }
        }
        return batch.path("stages").path(-1);
    }

    /** The feed's own totals; those kept for one aggregate alone have a slash in their names. */
    private static String named(JsonNode totals) {
        StringJoiner text = new StringJoiner(" ");
        totals.properties().stream()
                .filter(total -> !total.getKey().contains("/"))
                .forEach(total ->
                        text.add(total.getKey() + '=' + total.getValue().asText()));
        return text.length() == 0 ? "-" : text.toString();
    }

    private static String[] text(JsonNode line, String... fields) {
        List<String> values = new ArrayList<>();
        for (String field : fields) {
            values.add(line.path(field).asText(""));
        }
        return values.toArray(String[]::new);
    }
}
