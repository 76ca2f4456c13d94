package io.crossfoot.ingest.format.jsonlines;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.crossfoot.common.feed.JsonColumn;
import io.crossfoot.ingest.format.ByteLines;
import io.crossfoot.ingest.format.Masked;
import io.crossfoot.schema.RejectCategory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Walks over the object on a line, and hands on what stands where columns are. All else is passed over, but must be JSON.
 * For one thread.
 */
final class ObjectWalk {

    /** What is found. A value is lent out until the method returns. */
    interface Values {

        /** A string without its quotes and escapes; a number as it is written, but without an exponent. */
        void value(int column, char[] text, int from, int length);

        /** The value is null. */
        void nothing(int column);

        /** Something stands there that is no value, or leaves open which one is. */
        void refuse(Member member, String reason);
    }

    private static final int DEEPEST = 100;
    private static final int MOST_DIGITS = 1_000;
    private static final int LONGEST_NAME = 10_000;

    /** Beyond this, no column could hold the number, and without an exponent it would fill the memory. */
    private static final int LARGEST_EXPONENT = 100;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(MOST_DIGITS)
                    .maxNameLength(LONGEST_NAME)
                    .maxStringLength(ByteLines.LONGEST)
                    .build())
            .build();

    private final List<JsonColumn> columns;
    private final Member root;
    private long record;

    ObjectWalk(List<JsonColumn> columns) {
        this.columns = columns;
        this.root = Member.treeOf(columns);
    }

    /**
     * Walks over the object.
     *
     * @throws Flaw if the line is not exactly one object; what stands before the fault has been handed on
     */
    void walk(byte[] line, int from, int to, Values values) throws Flaw {
        record++;
        try (JsonParser parser = JSON.createParser(line, from, to - from)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Flaw(RejectCategory.STRUCTURE, "the line must be a JSON object, and begins with none");
            }
            walkObject(parser, root, values);
            if (parser.nextToken() != null) {
                throw new Flaw(RejectCategory.STRUCTURE, "something stands behind the object; a line holds just one");
            }
        } catch (JsonProcessingException e) {
            throw flaw(e, line, from, to);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail", e);
        }
    }

    private void walkObject(JsonParser parser, Member object, Values values) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            Member member = object.member(parser.currentName());
            JsonToken value = parser.nextToken();
            if (member == null) {
                parser.skipChildren();
            } else {
                pass(parser, value, member, values);
            }
        }
    }

    private void walkArray(JsonParser parser, Member array, Values values) throws IOException {
        int index = 0;
        for (JsonToken value = parser.nextToken(); isElement(value); value = parser.nextToken()) {
            Member element = array.member(Integer.toString(index++));
            if (element == null) {
                parser.skipChildren();
            } else {
                pass(parser, value, element, values);
            }
        }
    }

    private static boolean isElement(JsonToken token) {
        return token != null && token != JsonToken.END_ARRAY;
    }

    private void pass(JsonParser parser, JsonToken value, Member member, Values values) throws IOException {
        if (!member.isFirstIn(record)) {
            values.refuse(member, "member '%s' stands twice in its object".formatted(member.name()));
            parser.skipChildren();
        } else if (member.isColumn()) {
            passColumn(parser, value, member, values);
        } else if (value == JsonToken.START_OBJECT) {
            walkObject(parser, member, values);
        } else if (value == JsonToken.START_ARRAY) {
            walkArray(parser, member, values);
        } else if (value != JsonToken.VALUE_NULL) {
            values.refuse(
                    member,
                    "member '%s' must be an object or an array that holds columns, got one value"
                            .formatted(member.name()));
        }
    }

    private void passColumn(JsonParser parser, JsonToken value, Member member, Values values) throws IOException {
        int column = member.column();
        switch (value) {
            case VALUE_NULL -> values.nothing(column);
            case VALUE_NUMBER_FLOAT -> passNumber(parser, member, values);
            case START_OBJECT, START_ARRAY -> {
                String got = value == JsonToken.START_OBJECT ? "an object" : "an array";
                values.refuse(
                        member,
                        "column '%s' must be one value, got %s"
                                .formatted(columns.get(column).name(), got));
                parser.skipChildren();
            }
            default -> values.value(column, parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        }
    }

    private void passNumber(JsonParser parser, Member member, Values values) throws IOException {
        int column = member.column();
        char[] text = parser.getTextCharacters();
        int from = parser.getTextOffset();
        int length = parser.getTextLength();
        if (!hasExponent(text, from, length)) {
            values.value(column, text, from, length);
            return;
        }
        String number = new String(text, from, length);
        BigDecimal exact = exact(number);
        if (Math.abs((long) exact.scale()) > LARGEST_EXPONENT) {
            values.refuse(
                    member,
                    "column '%s' must be a number with an exponent of at most %d, got %s"
                            .formatted(columns.get(column).name(), LARGEST_EXPONENT, Masked.value(number)));
        } else {
            char[] plain = exact.toPlainString().toCharArray();
            values.value(column, plain, 0, plain.length);
        }
    }

    private static boolean hasExponent(char[] text, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (text[i] == 'e' || text[i] == 'E') {
                return true;
            }
        }
        return false;
    }

    /** An exponent that is beyond even this class is as good as the largest one. */
    private static BigDecimal exact(String number) {
        try {
            return new BigDecimal(number);
        } catch (NumberFormatException extreme) {
            return BigDecimal.valueOf(1, Integer.MAX_VALUE);
        }
    }

    /** Jackson's own messages quote what they find. */
    private static Flaw flaw(JsonProcessingException e, byte[] line, int from, int to) {
        if (e instanceof StreamConstraintsException) {
            return new Flaw(
                    RejectCategory.LENGTH,
                    "the object must be nested at most %d deep, with numbers of at most %d digits and names of at most %d characters"
                            .formatted(DEEPEST, MOST_DIGITS, LONGEST_NAME));
        }
        if (e instanceof JsonEOFException) {
            return new Flaw(RejectCategory.STRUCTURE, "the line ends within the object");
        }
        long offset = e.getLocation() == null ? 0 : e.getLocation().getByteOffset();
        int at = from + (int) Math.max(0, Math.min(offset, to - from));
        String got = new String(line, at, Math.min(to - at, Masked.LONGEST_VALUE), StandardCharsets.UTF_8);
        return new Flaw(
                RejectCategory.STRUCTURE,
                "the line is no JSON from byte %d on, got %s".formatted(at - from + 1, Masked.value(got)));
    }
}
