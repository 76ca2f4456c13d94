package io.crossfoot.ingest.inspect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfoot.schema.Break;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** An inspection as JSON. */
final class InspectionJson {

    private static final ObjectWriter WRITER = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private final Inspection inspection;
    private final Lines lines;

    InspectionJson(Inspection inspection) {
        this.inspection = inspection;
        this.lines = new Lines(inspection);
    }

    String write() {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("file", inspection.file().toString());
        json.put("feed", inspection.feed().name());
        json.put("format", inspection.feed().format().name());
        json.put("bytes", inspection.bytes());
        json.put("verdict", inspection.verdict());
        put(lines.stated(), json.putObject("stated"));
        put(lines.counted(), json.putObject("counted"));
        put(inspection.breaks(), json.putArray("breaks"));
        ArrayNode sections = json.putArray("sections");
        lines.sections().forEach(section -> put(section, sections.addObject()));
        json.put("rejected", inspection.report().rejected().getRecords());
        putRejects(json.putArray("rejects"));
        try {
            return WRITER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of nodes can always be written", e);
        }
    }

    private static void put(SectionLine section, ObjectNode json) {
        json.put("id", section.id());
        put(section.counted(), json);
        put(section.stated(), json.putObject("stated"));
        put(section.breaks(), json.putArray("breaks"));
    }

    private static void put(Map<String, Figure> figures, ObjectNode json) {
        figures.forEach((name, figure) -> {
            String text = figure.text();
            if (text == null || figure.amount() || !text.matches("-?[0-9]+")) {
                json.put(name, text);
            } else {
                json.put(name, new BigDecimal(text).toBigIntegerExact());
            }
        });
    }

    private static void put(List<Break> breaks, ArrayNode json) {
        breaks.forEach(difference -> {
            ObjectNode node = json.addObject()
                    .put("check", difference.getCheck())
                    .put("where", difference.getWhere())
                    .put("stated", difference.getStated())
                    .put("counted", difference.getCounted());
            if (!difference.getDetail().isEmpty()) {
                node.put("detail", difference.getDetail());
            }
        });
    }

    private void putRejects(ArrayNode json) {
        inspection
                .rejects()
                .forEach(reject -> json.addObject()
                        .put("record", reject.sequence())
                        .put("byte", reject.start())
                        .put("category", Lines.hyphenated(reject.category()))
                        .put("reason", reject.reason()));
    }
}
