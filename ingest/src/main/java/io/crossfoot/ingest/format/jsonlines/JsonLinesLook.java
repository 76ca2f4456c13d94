package io.crossfoot.ingest.format.jsonlines;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells JSON Lines by the first line, which is a JSON object. */
public final class JsonLinesLook {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private JsonLinesLook() {}

    /** Whether the first line that is not blank is a JSON object, or as much of one as there is. */
    public static boolean fits(byte[] head) {
        return members(head).isPresent();
    }

    /**
     * The members of the first line's object that are values of their own, in their order; none twice. Empty if the line is no
     * object. A line that is longer than the head has the members that are whole.
     */
    public static Optional<List<String>> members(byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8);
        String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        String line = plain.lines().filter(each -> !each.isBlank()).findFirst().orElse("");
        boolean isCut = plain.stripLeading().length() == line.stripLeading().length();
        boolean isWhole = false;
        List<String> members = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            readMembers(parser, members);
            isWhole = true;
            return parser.nextToken() == null ? Optional.of(List.copyOf(members)) : Optional.empty();
        } catch (IOException noJson) {
            return isCut && !isWhole && !members.isEmpty() ? Optional.of(List.copyOf(members)) : Optional.empty();
        }
    }

    private static void readMembers(JsonParser parser, List<String> members) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            boolean isValue = parser.nextToken().isScalarValue();
            parser.skipChildren();
            if (isValue && !members.contains(name)) {
                members.add(name);
            }
        }
    }
}
