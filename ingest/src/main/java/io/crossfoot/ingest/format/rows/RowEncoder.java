package io.crossfoot.ingest.format.rows;

import io.crossfoot.common.feed.Column;
import io.crossfoot.common.feed.Rows;
import io.crossfoot.ingest.format.Masked;
import io.crossfoot.ingest.format.column.EventValues;
import io.crossfoot.ingest.format.column.FieldProblem;
import io.crossfoot.schema.RejectCategory;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

/** Encodes the rows of one page, and sees that no two of them have the same key. For one thread. */
final class RowEncoder {

    private final Rows format;
    private final Schema schema;
    private final ResultSet rows;
    private final RowValue[] values;
    private final EventValues[] events;
    private final Class<?>[] javaTypes;
    private final @Nullable Object[] event;
    private List<String> lastKey = List.of();

    /** @param rows the columns of the event, and behind them those of the key */
    RowEncoder(Rows format, Schema schema, ResultSet rows) throws SQLException {
        this.format = format;
        this.schema = schema;
        this.rows = rows;
        List<Column> columns = format.columns();
        this.values = columns.stream().map(RowValue::new).toArray(RowValue[]::new);
        this.events = columns.stream().map(EventValues::new).toArray(EventValues[]::new);
        this.javaTypes = javaTypes(columns, rows.getMetaData());
        this.event = new Object[columns.size()];
    }

    private static Class<?>[] javaTypes(List<Column> columns, ResultSetMetaData row) throws SQLException {
        Class<?>[] javaTypes = new Class<?>[columns.size()];
        for (int i = 0; i < javaTypes.length; i++) {
            boolean isText = columns.get(i).type() == Column.Type.STRING;
            javaTypes[i] = isText ? String.class : javaType(row.getColumnType(i + 1), row.getColumnTypeName(i + 1));
        }
        return javaTypes;
    }

    /** Left to themselves, drivers give dates and times by way of a calendar and the zone of this machine. */
    private static Class<?> javaType(int type, String name) {
        return switch (type) {
            case Types.DATE -> LocalDate.class;
            case Types.TIMESTAMP -> name.equals("timestamptz") ? OffsetDateTime.class : LocalDateTime.class;
            case Types.TIMESTAMP_WITH_TIMEZONE -> OffsetDateTime.class;
            default -> Object.class;
        };
    }

    /**
     * Adds the current row to the chunk.
     *
     * @return what is wrong with its key, if anything is; the row is not added then
     */
    Optional<String> encode(RowChunk chunk) throws SQLException {
        Optional<String> fault = checkKey();
        if (fault.isPresent()) {
            return fault;
        }
        List<String> problems = readValues();
        if (problems.isEmpty()) {
            for (int i = 0; i < events.length; i++) {
                events[i].writeWhole(event[i], chunk.events());
            }
            chunk.passed();
        } else {
            chunk.rejected(new RowChunk.Flaw(RejectCategory.FIELD, String.join("; ", problems), raw(), partial()));
        }
        return Optional.empty();
    }

    private Optional<String> checkKey() throws SQLException {
        List<String> key = new ArrayList<>(format.order().size());
        for (int i = 0; i < format.order().size(); i++) {
            String part = rows.getString(values.length + i + 1);
            if (part == null) {
                return Optional.of(nullKey(format));
            }
            key.add(part);
        }
        if (key.equals(lastKey)) {
            return Optional.of("order %s: several rows have the same; name columns that tell each row from every other"
                    .formatted(format.order()));
        }
        lastKey = key;
        return Optional.empty();
    }

    static String nullKey(Rows format) {
        return "order %s: null in a row; name columns that are never null".formatted(format.order());
    }

    private List<String> readValues() throws SQLException {
        List<String> problems = List.of();
        for (int i = 0; i < values.length; i++) {
            try {
                event[i] = values[i].of(value(i));
            } catch (FieldProblem problem) {
                event[i] = null;
                problems = problems.isEmpty() ? new ArrayList<>() : problems;
                problems.add(String.valueOf(problem.getMessage()));
            }
        }
        return problems;
    }

    private @Nullable Object value(int column) throws SQLException {
        Class<?> javaType = javaTypes[column];
        if (javaType == String.class) {
            return rows.getString(column + 1);
        }
        return javaType == Object.class ? rows.getObject(column + 1) : rows.getObject(column + 1, javaType);
    }

    private GenericData.Record partial() {
        GenericData.Record partial = new GenericData.Record(schema);
        for (int i = 0; i < event.length; i++) {
            partial.put(i, event[i]);
        }
        return partial;
    }

    private String raw() throws SQLException {
        StringJoiner raw = new StringJoiner("|");
        for (int i = 0; i < values.length; i++) {
            String value = rows.getString(i + 1);
            raw.add(value == null ? "" : value);
        }
        return Masked.raw(raw.toString());
    }
}
