package io.crossfoot.ingest.inspect;

import io.crossfoot.common.config.CountOrShare;
import io.crossfoot.common.feed.Avro;
import io.crossfoot.common.feed.Bai2;
import io.crossfoot.common.feed.BusinessDate;
import io.crossfoot.common.feed.Column;
import io.crossfoot.common.feed.ContinuityPolicy;
import io.crossfoot.common.feed.ContinuityPolicy.Effect;
import io.crossfoot.common.feed.Delimited;
import io.crossfoot.common.feed.Edi;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Format;
import io.crossfoot.common.feed.Iso20022;
import io.crossfoot.common.feed.JsonColumn;
import io.crossfoot.common.feed.JsonLines;
import io.crossfoot.common.feed.Mt940;
import io.crossfoot.common.feed.Nacha;
import io.crossfoot.common.feed.Parquet;
import io.crossfoot.common.feed.RecordType;
import io.crossfoot.common.feed.RecordType.Role;
import io.crossfoot.common.feed.ReleasePolicy;
import io.crossfoot.common.feed.Source;
import io.crossfoot.common.field.FieldNumber;
import io.crossfoot.ingest.format.ContentLook;
import io.crossfoot.ingest.format.avro.AvroLook;
import io.crossfoot.schema.Granularity;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** Feeds for files that no feed describes. */
final class AdHocFeeds {

    private static final List<String> SEPARATORS = List.of(",", ";", "\t", "|");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String NO_TYPE = """
            {"type": "record", "name": "Unreadable", "fields": [{"name": "unreadable", "type": "string"}]}
            """;

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private AdHocFeeds() {}

    /** The first lines, as far as they are whole or few. */
    static Stream<String> lines(byte[] head, Charset encoding) {
        String text = new String(head, encoding);
        return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).lines();
    }

    static Feed nacha() {
        return feed("nacha", new Nacha(), "receivingDfi");
    }

    static Feed iso20022(Iso20022.Message message) {
        return feed("iso20022", new Iso20022(message.code()), message.holdsPayments() ? "endToEndId" : "account");
    }

    static Feed bai2() {
        return feed("bai2", new Bai2(WINDOWS), "account");
    }

    static Feed mt940() {
        return feed("mt940", new Mt940(WINDOWS), "account");
    }

    static Feed edi() {
        return feed("edi", new Edi(WINDOWS), "message");
    }

    /** A feed of the file's own type; of a made-up one, which no file fits, where that cannot be one or has nothing for a key. */
    static Feed avro(byte[] head) {
        return ofType("avro", AvroLook.schema(head), Avro::new);
    }

    /** A feed of the type of the file's rows; of a made-up one, as for Avro, where there is none. */
    static Feed parquet(Optional<Schema> type) {
        return ofType("parquet", type, Parquet::new);
    }

    private static Feed ofType(String name, Optional<Schema> type, Function<String, Format> format) {
        return type.flatMap(schema -> keyField(schema).map(key -> feed(name, format.apply(schema.toString()), key)))
                .orElseGet(() -> feed(name, format.apply(NO_TYPE), "unreadable"));
    }

    private static Optional<String> keyField(Schema schema) {
        return schema.getFields().stream()
                .filter(AdHocFeeds::mayBeKey)
                .map(Schema.Field::name)
                .findFirst();
    }

    private static boolean mayBeKey(Schema.Field field) {
        Schema value = FieldNumber.valueOf(field.schema());
        boolean isPlain = !field.schema().isUnion()
                || (field.schema().isNullable() && field.schema().getTypes().size() == 2);
        return isPlain
                && switch (value.getType()) {
                    case STRING, INT, LONG, BOOLEAN, ENUM -> true;
                    default -> false;
                };
    }

    /** Columns of text: the members of the first object that hold one value, under their own names where these can be. */
    static Feed jsonLines(List<String> members) {
        List<JsonColumn> columns = new ArrayList<>();
        for (String member : members) {
            boolean usable = member.matches("[A-Za-z_][A-Za-z0-9_]*");
            columns.add(JsonColumn.optionalText(
                    usable ? member : "column_" + (columns.size() + 1),
                    "/" + member.replace("~", "~0").replace("/", "~1")));
        }
        if (columns.isEmpty()) {
            columns.add(JsonColumn.optionalText("column_1", "/column_1"));
        }
        return feed(
                "json-lines", new JsonLines("Record", columns), columns.get(0).name());
    }

    /**
     * Columns of text, named by the first line if it looks like a header row. Nothing is stated then, and the verdict is
     * unverified at best. Empty if the first lines have no separator in common.
     */
    static Optional<Feed> delimited(byte[] head) {
        List<String> first = lines(head, StandardCharsets.UTF_8).limit(2).toList();
        if (first.isEmpty() || ContentLook.other(head).isPresent()) {
            return Optional.of(delimited(",", List.of(), List.of("column_1")));
        }
        return SEPARATORS.stream()
                .filter(separator -> first.stream().allMatch(line -> line.contains(separator)))
                .max(Comparator.comparingInt(separator -> fields(first.get(0), separator).length))
                .map(separator -> delimited(separator, fields(first.get(0), separator)));
    }

    private static Feed delimited(String separator, String[] first) {
        boolean headed = Stream.of(first).noneMatch(field -> field.isBlank() || field.matches(".*[0-9].*"));
        List<String> names = names(first, headed);
        return delimited(separator, headed ? List.of(headerRow()) : List.of(), names);
    }

    private static Feed delimited(String separator, List<RecordType> header, List<String> names) {
        List<Column> columns = names.stream()
                .map(name -> new Column(name, Column.Type.STRING, Optional.empty(), 0, false, true, List.of()))
                .toList();
        List<RecordType> records = new ArrayList<>(header);
        records.add(recordType("record", Role.DETAIL, Optional.empty(), columns));
        Delimited format = new Delimited(
                "Record", separator, "\"", StandardCharsets.UTF_8, records, new Delimited.Controls(Map.of(), Map.of()));
        return feed("delimited", format, names.get(0));
    }

    private static RecordType headerRow() {
        return recordType("header row", Role.IGNORED, Optional.of(1), List.of());
    }

    private static RecordType recordType(String name, Role role, Optional<Integer> line, List<Column> columns) {
        return new RecordType(
                name, role, line, Optional.empty(), Optional.empty(), columns, Optional.empty(), List.of(), false);
    }

    private static List<String> names(String[] first, boolean headed) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < first.length; i++) {
            String plain = first[i].toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9]+", "_")
                    .replaceAll("^_|_$", "");
            boolean usable = headed && !plain.isEmpty() && !names.contains(plain);
            names.add(usable ? plain : "column_" + (i + 1));
        }
        return names;
    }

    private static String[] fields(String line, String separator) {
        return line.split(Pattern.quote(separator), -1);
    }

    private static Feed feed(String name, Format format, String key) {
        return new Feed(
                name,
                format,
                new Source(
                        "*",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ZERO,
                        Optional.empty(),
                        Optional.empty(),
                        new BusinessDate(Optional.empty(), "yyyyMMdd", ZoneOffset.UTC)),
                List.of(key),
                Optional.empty(),
                Granularity.RECORD,
                List.of(),
                List.of(),
                new ReleasePolicy(List.of()),
                new ContinuityPolicy(Effect.IGNORED, Effect.IGNORED),
                CountOrShare.count(0),
                Duration.ZERO,
                Optional.empty());
    }
}
