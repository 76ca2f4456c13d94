package io.crossfoot.ingest.draft;

import io.crossfoot.common.feed.Column;
import io.crossfoot.ingest.draft.SampleShape.Found;
import io.crossfoot.ingest.draft.StatedGuess.Stated;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The description of a delimited feed, as a sample suggests it. */
final class DelimitedDraft {

    private static final Set<String> KEYS =
            Set.of("account", "account_number", "account_id", "iban", "customer", "customer_id");
    private static final Pattern WORD_END = Pattern.compile("-");
    private static final Set<String> GROUPS = Set.of("currency", "ccy");

    private final SampleName sample;
    private final String feed;
    private final DelimitedSample content;
    private final List<Column> columns;
    private final StringBuilder yaml = new StringBuilder();

    DelimitedDraft(SampleName sample, String feed, DelimitedSample content) {
        this.sample = sample;
        this.feed = feed;
        this.content = content;
        this.columns = content.columns().entrySet().stream()
                .map(column -> column.getValue().column(column.getKey()))
                .toList();
    }

    String write() {
        List<String> trailers = frames("trailer", content.found().trailers());
        List<String> headers = frames("header", content.found().headers());
        line("# Drafted from %s, whose details are %,d records. Read it over: names, types and keys are guesses."
                .formatted(sample.fileName(), details()));
        line("name: %s".formatted(feed));
        writeSource();
        line("");
        line("format:");
        line("  delimited:");
        line("    # Name of the events' Avro type.");
        line("    type: %s".formatted(typeName()));
        line("    separator: %s".formatted(YamlText.of(content.separator())));
        if (!content.encoding().equals(StandardCharsets.UTF_8)) {
            line("    encoding: %s".formatted(content.encoding().name()));
        }
        line("    records:");
        if (!content.titles().isEmpty()) {
            line("      - {name: titles, role: ignored, line: 1}");
        }
        headers.forEach(this::line);
        trailers.forEach(this::line);
        content.found()
                .otherTags()
                .forEach(tag ->
                        line("      - {name: %1$s, role: ignored, tag: %1$s}   # describe it if something of it matters"
                                .formatted(YamlText.of(tag))));
        writeDetail();
        writeControls();
        writeRest();
        return yaml.toString();
    }

    private long details() {
        return content.stated().details();
    }

    private void writeSource() {
        line("source:");
        line("  files: %s".formatted(YamlText.of(sample.glob())));
        firstLine().ifPresent(pattern -> line("  first-line: %s".formatted(YamlText.ofExpression(pattern))));
        sample.businessDate().ifPresent(date -> line("  business-date: %s".formatted(date)));
    }

    /** What tells files of this feed from others. */
    private Optional<String> firstLine() {
        if (!content.titles().isEmpty()) {
            return Optional.of("^" + RegexText.literally(String.join(content.separator(), content.titles())) + "$");
        }
        return content.found().headers().stream()
                .findFirst()
                .flatMap(FrameRecord::tag)
                .map(tag -> "^" + RegexText.literally(tag + content.separator()));
    }

    private List<String> frames(String role, List<FrameRecord> records) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            FrameRecord record = records.get(i);
            String name = records.size() == 1 ? role : role + " " + (i + 1);
            String told = record.tag()
                    .map(tag -> "tag: " + YamlText.of(tag))
                    .orElseGet(() ->
                            "pattern: " + YamlText.ofExpression(record.pattern().orElseThrow()));
            List<String> stated = content.stated().of(record).stream()
                    .map(DelimitedDraft::column)
                    .toList();
            lines.add("      - {name: %s, role: %s, %s, columns: [%s]}"
                    .formatted(name, role, told, String.join(", ", stated)));
        }
        return lines;
    }

    private static String column(Stated stated) {
        return switch (stated.type()) {
            case STRING -> "{name: %s}".formatted(stated.name());
            case DECIMAL ->
                stated.scale() == 0
                        ? "{name: %s, type: decimal}".formatted(stated.name())
                        : "{name: %s, type: decimal, scale: %d, implied-point: true}"
                                .formatted(stated.name(), stated.scale());
            default -> "{name: %s, type: %s}".formatted(stated.name(), lowerCase(stated.type()));
        };
    }

    private static String lowerCase(Column.Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private void writeDetail() {
        Found found = content.found();
        line("      - name: detail");
        line("        role: detail");
        found.tag().ifPresent(tag -> line("        tag: %s".formatted(YamlText.of(tag))));
        line("        columns:");
        columns.forEach(column -> line("          - %s".formatted(column(column))));
    }

    private static String column(Column column) {
        StringBuilder text = new StringBuilder("{name: ").append(YamlText.of(column.name()));
        if (column.type() != Column.Type.STRING) {
            text.append(", type: ").append(lowerCase(column.type()));
        }
        if (column.type() == Column.Type.DECIMAL) {
            text.append(", scale: ").append(column.scale());
        }
        column.format().ifPresent(format -> text.append(", format: ").append(YamlText.of(format)));
        if (column.optional()) {
            text.append(", optional: true");
        }
        return text.append('}').toString();
    }

    private void writeControls() {
        Map<String, String> controls = content.stated().controls();
        line("    # What a trailer or header states, and what is counted to compare it with.");
        if (controls.isEmpty()) {
            line(
                    "    # Nothing in the sample equals the number of details or the sum of a column, so every batch will be");
            line("    # unverified. A checksum beside each file ('source: {checksum: sha256}') is a proof of its own.");
            return;
        }
        line("    controls:");
        line("      file: {%s}"
                .formatted(controls.entrySet().stream()
                        .map(control -> control.getKey() + ": " + control.getValue())
                        .collect(Collectors.joining(", "))));
    }

    private void writeRest() {
        line("");
        line("# Chooses the partition, and so what keeps its order.");
        line("key: [%s]".formatted(YamlText.of(key())));
        columns.stream()
                .filter(column -> column.type() == Column.Type.DATE || column.type() == Column.Type.TIMESTAMP)
                .findFirst()
                .ifPresent(time -> line("event-time: %s".formatted(YamlText.of(time.name()))));
        Map<String, String> totals = content.stated().totals();
        if (!totals.isEmpty()) {
            line("");
            line("# Counted by ingest, counted again from Kafka, and compared.");
            line("totals:");
            totals.forEach((name, column) -> line("  - {name: %s, sum: %s}".formatted(name, YamlText.of(column))));
        }
        writeAggregate();
        line("");
        line("release:");
        line("  automatic: [%s]   # anything else waits for an operator"
                .formatted(content.stated().controls().isEmpty() ? "empty" : "balanced, empty"));
    }

    private void writeAggregate() {
        List<Column> amounts = columns.stream()
                .filter(column -> column.type() == Column.Type.DECIMAL)
                .toList();
        List<String> groups = new ArrayList<>(List.of(key()));
        columns.stream().map(Column::name).filter(GROUPS::contains).forEach(groups::add);
        line("");
        line("aggregates:");
        line("  - name: by-%s".formatted(key().toLowerCase(Locale.ROOT).replace('_', '-')));
        line("    group-by: [%s]".formatted(groups.stream().map(YamlText::of).collect(Collectors.joining(", "))));
        if (!amounts.isEmpty()) {
            line("    measures:");
            amounts.forEach(amount -> line("      - {name: %1$s, sum: %1$s}".formatted(YamlText.of(amount.name()))));
        }
    }

    private String key() {
        return columns.stream()
                .map(Column::name)
                .filter(KEYS::contains)
                .findFirst()
                .orElseGet(() -> columns.get(0).name());
    }

    private String typeName() {
        return WORD_END.splitAsStream(feed)
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining("", "", "Record"));
    }

    private void line(String text) {
        yaml.append(text).append('\n');
    }
}
