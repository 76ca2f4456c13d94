package io.crossfoot.aggregate.combine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfoot.aggregate.partial.GroupKey;
import io.crossfoot.aggregate.partial.GroupTable;
import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.field.FieldText;
import io.crossfoot.common.field.Fields;
import io.crossfoot.common.field.RecordFields;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupingTest {

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z",
        "1970-01-01T05:59:59.999Z, 1970-01-01T00:00:00Z",
        "1970-01-01T06:00:00Z, 1970-01-01T06:00:00Z",
        "1969-12-31T23:59:59.999Z, 1969-12-31T18:00:00Z",
        "2026-11-22T13:14:15Z, 2026-11-22T12:00:00Z"
    })
    void alignsWindowsToTheEpoch(Instant time, Instant start) {
        // Given
        Feed feed = feed("at, type: timestamp", "window: 6h");
        GenericRecord event = event(feed, "at", time.toEpochMilli());

        // When
        GroupKey group = groupOf(feed, event);

        // Then
        assertThat(group.windowStart()).hasValue(start.toEpochMilli());
    }

    @Test
    void takesADateAsTheStartOfItsDay() {
        // Given
        Feed feed = feed("at, type: date", "window: 1h");
        GenericRecord event =
                event(feed, "at", (int) LocalDate.parse("2026-11-22").toEpochDay());

        // When
        GroupKey group = groupOf(feed, event);

        // Then
        assertThat(group.windowStart())
                .hasValue(Instant.parse("2026-11-22T00:00:00Z").toEpochMilli());
    }

    @Test
    void hasNoGroupForAnEventWithoutATime() {
        // Given
        Feed feed = feed("at, type: date, optional: true", "window: 1h");

        // When, Then
        assertThat(groupOf(feed, event(feed, "at", null))).isNull();
    }

    @Test
    void hasNoGroupForATimeWhoseWindowWouldOverflow() {
        // Given
        Feed feed = feed("at, type: timestamp", "window: 1h");

        // When, Then
        assertThat(groupOf(feed, event(feed, "at", Long.MIN_VALUE))).isNull();
    }

    @ParameterizedTest
    @CsvSource({"date, 2026-11-22", "timestamp, 2026-11-22T13:14:15Z", "decimal, -1.50", "integer, 42", "boolean, true"
    })
    void namesGroupsPlainly(String type, String name) {
        // Given
        Feed feed = feed("at, type: " + type + ", optional: true", "group-by: [at]");
        Object value = switch (type) {
            case "date" -> (int) LocalDate.parse(name).toEpochDay();
            case "timestamp" -> Instant.parse(name).toEpochMilli();
            case "decimal" -> ByteBuffer.wrap(new byte[] {-1, 106});
            case "integer" -> 42L;
            default -> true;
        };

        // When
        GroupKey group = groupOf(feed, event(feed, "at", value));
        GroupKey without = groupOf(feed, event(feed, "at", null));

        // Then
        assertThat(group.values()).containsExactly(name);
        assertThat(without.values()).containsExactly("");
    }

    @Test
    void refusesToGroupByWhatIsNoSingleValue() {
        // Given
        Schema.Field list = SchemaBuilder.record("Event")
                .fields()
                .name("items")
                .type()
                .array()
                .items()
                .stringType()
                .noDefault()
                .endRecord()
                .getField("items");

        // When, Then
        assertThatThrownBy(() -> FieldText.of(list))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'items'")
                .hasMessageContaining("ARRAY");
    }

    private static @Nullable GroupKey groupOf(Feed feed, GenericRecord event) {
        Aggregate aggregate = feed.aggregates().get(0);
        GroupTable groups = new GroupTable(aggregate.measures());
        int group = new Grouping(aggregate, feed, feed.eventSchema()).groupOf(fields(feed, event), groups);
        return group == Grouping.NONE ? null : groups.key(group);
    }

    private static Fields fields(Feed feed, GenericRecord event) {
        return new RecordFields(feed.eventSchema(), List.of("id", "at")).of(event);
    }

    private static GenericRecord event(Feed feed, String field, Object value) {
        GenericRecord event = new GenericData.Record(feed.eventSchema());
        event.put("id", new Utf8("1"));
        event.put(field, value);
        return event;
    }

    private static Feed feed(String column, String aggregate) {
        return ConfigReader.read(
                """
                name: events
                format:
                  delimited:
                    type: Event
                    quote: ""
                    records:
                      - {name: event, role: detail, columns: [{name: id}, {name: %s}]}
                key: [id]
                %s
                aggregates:
                  - name: counts
                    %s
                """.formatted(column, aggregate.startsWith("window") ? "event-time: at" : "", aggregate),
                "events.yaml",
                Feed.class);
    }
}
