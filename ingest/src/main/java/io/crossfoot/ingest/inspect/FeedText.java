package io.crossfoot.ingest.inspect;

import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.common.feed.ControlDefinition;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.schema.Granularity;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** What becomes of a feed's description, as a page for people: the events, what is compared, and the results. */
public final class FeedText {

    private static final String NOTHING = "-";

    private final Feed feed;
    private final StringBuilder page = new StringBuilder();

    private FeedText(Feed feed) {
        this.feed = feed;
    }

    /** The page about this feed. */
    public static String of(Feed feed) {
        return new FeedText(feed).write();
    }

    /** The page about records as they would be sent. */
    public static String of(List<SentRecord> records) {
        Table table = new Table("line", "section", "key", "event");
        records.forEach(record -> table.row(
                Long.toString(record.sequence()),
                record.section(),
                record.key(),
                record.event().toString()));
        return table.toString();
    }

    private String write() {
        page.append("feed %s (%s)%n".formatted(feed.name(), feed.format().name()));
        page.append("events on %s, %s, key %s%n%n"
                .formatted(
                        feed.events(),
                        feed.granularity() == Granularity.RECORD ? "one message a record" : "blocks of records",
                        String.join(" | ", feed.key())));
        writeEvent();
        writeControls();
        writeAggregates();
        return page.toString();
    }

    private void writeEvent() {
        Schema schema = feed.eventSchema();
        Table table = new Table(schema.getName(), "type", "");
        schema.getFields()
                .forEach(field -> table.row(
                        field.name(),
                        typeOf(field.schema()),
                        feed.eventTime().filter(field.name()::equals).isPresent() ? "event time" : ""));
        page.append(table);
    }

    private void writeControls() {
        List<ControlDefinition> controls = feed.controlDefinitions();
        page.append(System.lineSeparator());
        if (controls.isEmpty()) {
            page.append("no control values: every batch with records is unverified%n".formatted());
            return;
        }
        Table table = new Table("control value", "of", "compared with", "");
        controls.forEach(control -> table.row(
                control.name(),
                control.level().name().toLowerCase(Locale.ROOT),
                control.counts(),
                control.judged() ? "" : "noted only"));
        page.append(table);
    }

    private void writeAggregates() {
        if (feed.aggregates().isEmpty()) {
            return;
        }
        Table table = new Table("results on", "for each", "window", "measures, beside the number of records");
        for (Aggregate aggregate : feed.aggregates()) {
            table.row(
                    feed.results(aggregate),
                    aggregate.groupBy().isEmpty() ? NOTHING : String.join(", ", aggregate.groupBy()),
                    aggregate.window().map(Object::toString).orElse(NOTHING),
                    aggregate.measures().stream().map(Aggregate.Measure::name).collect(Collectors.joining(", ")));
        }
        page.append(System.lineSeparator()).append(table);
    }

    private static String typeOf(Schema schema) {
        if (schema.isUnion()) {
            return schema.getTypes().stream()
                            .filter(type -> type.getType() != Schema.Type.NULL)
                            .map(FeedText::typeOf)
                            .collect(Collectors.joining(" or "))
                    + (schema.isNullable() ? ", or nothing" : "");
        }
        LogicalType logical = schema.getLogicalType();
        if (logical instanceof LogicalTypes.Decimal decimal) {
            return "decimal(%d,%d)".formatted(decimal.getPrecision(), decimal.getScale());
        }
        if (logical != null) {
            return logical.getName();
        }
        return schema.getType() == Schema.Type.ARRAY ? "list of " + typeOf(schema.getElementType()) : schema.getName();
    }
}
