package io.crossfoot.common.feed;

import io.crossfoot.common.batch.BatchId;
import io.crossfoot.common.field.Condition;
import io.crossfoot.common.field.FieldNumber;
import io.crossfoot.common.field.FieldText;
import io.crossfoot.common.field.Layout;
import io.crossfoot.common.field.Projection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** What must hold between the parts of a feed's description; says all that does not, at once. */
final class FeedRules {

    private static final Set<String> TAKEN = Set.of("events", "rejects");

    private final List<String> problems = new ArrayList<>();
    private final Schema schema;

    private FeedRules(Schema schema) {
        this.schema = schema;
    }

    /** @throws IllegalArgumentException naming all that is wrong */
    static void check(
            String name,
            Format format,
            Source source,
            List<String> key,
            Optional<String> eventTime,
            List<Total> totals,
            List<Aggregate> aggregates) {
        FeedRules rules = new FeedRules(format.eventSchema(name));
        if (!BatchId.isFeedName(name)) {
            rules.problems.add("name has lower-case letters, digits and hyphens, got '%s'".formatted(name));
        }
        if (key.isEmpty()) {
            rules.problems.add("key must name at least one field of the event");
        }
        key.forEach(field -> rules.text("key", field));
        eventTime.ifPresent(rules::checkEventTime);
        rules.checkTotals(format, totals);
        rules.checkAggregates(aggregates, eventTime);
        rules.checkControls(format, totals);
        rules.checkManifest(format, source, totals);
        if (!rules.problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", rules.problems));
        }
    }

    private Optional<Schema.Field> field(String what, String name) {
        Schema.Field field = schema.getField(name);
        if (field == null) {
            problems.add("%s: the event has no field '%s'; it has %s"
                    .formatted(
                            what,
                            name,
                            schema.getFields().stream().map(Schema.Field::name).toList()));
        } else if (Layout.of(schema, Projection.of(schema, List.of(name))).isEmpty()) {
            problems.add("%s: '%s' must be one value, or one and null, that can be compared; got %s"
                    .formatted(what, name, field.schema()));
            return Optional.empty();
        }
        return Optional.ofNullable(field);
    }

    private void number(String what, String name) {
        field(what, name).ifPresent(field -> {
            try {
                FieldNumber.of(field);
            } catch (IllegalArgumentException e) {
                problems.add(what + ": " + e.getMessage());
            }
        });
    }

    private void text(String what, String name) {
        field(what, name).ifPresent(field -> {
            try {
                FieldText.of(field);
            } catch (IllegalArgumentException e) {
                problems.add(what + ": " + e.getMessage());
            }
        });
    }

    private void condition(String what, Optional<Condition> when) {
        when.flatMap(condition -> field(what + " when", condition.field())).ifPresent(field -> {
            if (FieldNumber.valueOf(field.schema()).getLogicalType() != null) {
                problems.add("%s when: '%s' is a date or a decimal; compare a field of text, number or yes and no"
                        .formatted(what, field.name()));
            }
        });
    }

    private void checkEventTime(String name) {
        field("event-time", name).ifPresent(field -> {
            Object logical = FieldNumber.valueOf(field.schema()).getLogicalType();
            if (!(logical instanceof LogicalTypes.Date) && !(logical instanceof LogicalTypes.TimestampMillis)) {
                problems.add("event-time: '%s' must be a date or a timestamp".formatted(name));
            }
        });
    }

    private void checkTotals(Format format, List<Total> totals) {
        Set<String> names = new HashSet<>();
        format.totals().forEach(total -> names.add(total.name()));
        for (Total total : totals) {
            String what = "total '%s'".formatted(total.name());
            if (!total.name().matches("[a-z][a-z0-9_]*") || !names.add(total.name())) {
                problems.add(
                        what
                                + ": a name has lower-case letters, digits and underscores, stands once, and is none of the format's own");
            }
            number(what, total.sum());
            condition(what, total.when());
            total.currency().ifPresent(currency -> text(what + " currency", currency));
        }
    }

    private void checkAggregates(List<Aggregate> aggregates, Optional<String> eventTime) {
        Set<String> names = new HashSet<>(TAKEN);
        for (Aggregate aggregate : aggregates) {
            String what = "aggregate '%s'".formatted(aggregate.name());
            if (!BatchId.isFeedName(aggregate.name()) || !names.add(aggregate.name())) {
                problems.add(
                        what + ": a name has lower-case letters, digits and hyphens, stands once, and is not one of "
                                + TAKEN);
            }
            if (aggregate.window().isPresent() && eventTime.isEmpty()) {
                problems.add(what + " has a window: say which field is the event-time of the feed");
            }
            aggregate.groupBy().forEach(field -> text(what + " group-by", field));
            aggregate.measures().forEach(measure -> {
                number(what + " measure '" + measure.name() + "'", measure.field());
                condition(what + " measure '" + measure.name() + "'", measure.when());
            });
        }
    }

    private void checkControls(Format format, List<Total> totals) {
        if (!(format instanceof Delimited) && !(format instanceof Fixed) && !(format instanceof Rows)) {
            return;
        }
        Set<String> counted = new HashSet<>(Set.of(ControlDefinition.RECORDS, ControlDefinition.SECTIONS));
        if (format instanceof Fixed fixed) {
            counted.add(Fixed.ALL_RECORDS);
            fixed.records().forEach(record -> counted.add("records[%s]".formatted(record.name())));
        }
        totals.forEach(total -> counted.add(total.name()));
        for (ControlDefinition control : format.controlDefinitions()) {
            String total = control.counts().replaceFirst("\\[[^]]*]$", "");
            boolean ofOneKind = total.equals(ControlDefinition.RECORDS) && !total.equals(control.counts());
            if (!counted.contains(ofOneKind ? control.counts() : total)) {
                problems.add("control '%s' counts '%s', which is neither records nor sections nor a total of the feed"
                        .formatted(control.name(), control.counts()));
            }
        }
    }

    private void checkManifest(Format format, Source source, List<Total> totals) {
        Set<String> taken = new HashSet<>();
        format.controlDefinitions().stream()
                .filter(control -> control.level() == ControlDefinition.Level.FILE)
                .forEach(control -> taken.add(control.name()));
        Set<String> counted = new HashSet<>(Set.of(ControlDefinition.RECORDS, ControlDefinition.SECTIONS));
        format.totals().forEach(total -> counted.add(total.name()));
        totals.forEach(total -> counted.add(total.name()));
        for (ControlDefinition control : source.controlDefinitions()) {
            if (!taken.add(control.name())) {
                problems.add("control '%s' is stated twice: give that of the manifest another name"
                        .formatted(control.name()));
            }
            String total = control.counts().replaceFirst("\\[[^]]*]$", "");
            if (!counted.contains(total) && Checksum.named(total).isEmpty()) {
                problems.add(
                        "control '%s' of the manifest counts '%s', which is neither records nor sections nor a total nor a checksum"
                                .formatted(control.name(), control.counts()));
            }
        }
        counted.remove(ControlDefinition.SECTIONS);
        counted.add(ControlDefinition.PARTS);
        source.deliveryControls().stream()
                .filter(control -> !counted.contains(control.counts().replaceFirst("\\[[^]]*]$", "")))
                .forEach(control -> problems.add(
                        "control '%s' of the parts' manifest counts '%s', which is neither parts nor records nor a total"
                                .formatted(control.name(), control.counts())));
    }
}
