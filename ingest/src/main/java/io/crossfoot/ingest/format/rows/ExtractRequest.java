package io.crossfoot.ingest.format.rows;

import io.crossfoot.common.feed.Column;
import io.crossfoot.common.feed.Rows;
import io.crossfoot.ingest.format.column.ColumnReader;
import io.crossfoot.ingest.format.column.FieldProblem;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What arrives in the inbox of a feed that reads from a database: a text with a parameter on each line, as in
 * {@code business_date: 2026-11-26}. Blank lines and what begins with {@code #} are passed over.
 *
 * @param parameters the values by name, as JDBC takes them
 * @param problems all that is wrong with it; masked
 */
record ExtractRequest(Map<String, Object> parameters, List<String> problems) {

    /** A request is a few lines; whatever is much longer is none. */
    private static final int LONGEST = 1 << 16;

    ExtractRequest {
        parameters = Map.copyOf(parameters);
        problems = List.copyOf(problems);
    }

    /** @param expected the parameters that it must have */
    static ExtractRequest read(InputStream in, List<Column> expected) throws IOException {
        byte[] bytes = in.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            return new ExtractRequest(
                    Map.of(),
                    List.of("is longer than %d bytes, which no request for an extract is".formatted(LONGEST)));
        }
        List<String> problems = new ArrayList<>();
        Map<String, String> written = entries(new String(bytes, StandardCharsets.UTF_8), problems);
        Map<String, Object> values = new HashMap<>();
        for (Column parameter : expected) {
            String text = written.remove(parameter.name());
            if (text == null) {
                problems.add(
                        "has no parameter '%s'; write %s: and its value".formatted(parameter.name(), parameter.name()));
            } else {
                read(text, parameter, values, problems);
            }
        }
        written.remove(Rows.REQUEST);
        written.keySet().forEach(name -> problems.add("has a parameter '%s', which the feed does not".formatted(name)));
        return new ExtractRequest(values, problems);
    }

    private static Map<String, String> entries(String text, List<String> problems) {
        Map<String, String> entries = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            int colon = line.indexOf(':');
            if (line.isBlank() || line.strip().startsWith("#")) {
                continue;
            }
            String name = colon < 0 ? "" : line.substring(0, colon).strip();
            if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                problems.add("line %d is no parameter; write a name, a colon and the value".formatted(number));
            } else if (entries.putIfAbsent(name, line.substring(colon + 1).strip()) != null) {
                problems.add("has parameter '%s' twice".formatted(name));
            }
        }
        return entries;
    }

    private static void read(String text, Column parameter, Map<String, Object> values, List<String> problems) {
        try {
            Object value = new ColumnReader(parameter).read(text, 0, text.length());
            if (value != null) {
                values.put(parameter.name(), forDatabase(value, parameter));
            }
        } catch (FieldProblem problem) {
            problems.add(String.valueOf(problem.getMessage()).replaceFirst("^column", "parameter"));
        }
    }

    private static Object forDatabase(Object value, Column parameter) {
        return switch (parameter.type()) {
            case STRING, INTEGER, BOOLEAN, SKIPPED -> value;
            case DECIMAL -> new BigDecimal(unscaled((ByteBuffer) value), parameter.scale());
            case DATE -> LocalDate.ofEpochDay((Integer) value);
            case TIMESTAMP -> Instant.ofEpochMilli((Long) value).atOffset(ZoneOffset.UTC);
        };
    }

    private static BigInteger unscaled(ByteBuffer value) {
        return new BigInteger(value.array(), value.arrayOffset() + value.position(), value.remaining());
    }
}
