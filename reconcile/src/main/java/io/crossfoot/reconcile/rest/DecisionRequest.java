package io.crossfoot.reconcile.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfoot.reconcile.release.Releases;
import io.crossfoot.schema.Action;
import io.javalin.http.BadRequestResponse;
import java.util.Set;

/**
 * What an operator decides.
 *
 * @param by who decides
 * @param reason why
 * @param force release although the batch does not balance
 */
record DecisionRequest(String by, String reason, boolean force) {

    private static final int LONGEST_TEXT = 1_000;
    private static final Set<String> NAMES = Set.of("by", "reason", "force");
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * Reads a request's body.
     *
     * @throws BadRequestResponse naming all that is wrong with it
     */
    static DecisionRequest of(String body, Action action) {
        JsonNode json = json(body);
        Problems problems = new Problems();
        json.fieldNames().forEachRemaining(name -> {
            if (!NAMES.contains(name)) {
                problems.add("there is no field '%s'; there are by, reason and force".formatted(name));
            }
        });
        DecisionRequest request = new DecisionRequest(
                text(json, "by", "who decides", problems),
                text(json, "reason", "why", problems),
                force(json, action, problems));
        if (request.by().equalsIgnoreCase(Releases.CROSSFOOT)) {
            problems.add("by must be a person: 'crossfoot' stands for the feeds' own rules");
        }
        problems.throwIfAny();
        return request;
    }

    private static JsonNode json(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            // answered below: to tell the author where a parser stumbled would not help more
        }
        throw new BadRequestResponse(
                "the body must be a JSON object such as {\"by\": \"ann\", \"reason\": \"called the sender\"}");
    }

    private static String text(JsonNode json, String name, String meaning, Problems problems) {
        JsonNode value = json.path(name);
        String text = value.isTextual() ? value.textValue().strip() : "";
        if (text.isEmpty()) {
            problems.add("%s must be a text that says %s, got %s"
                    .formatted(name, meaning, value.isMissingNode() ? "nothing" : value));
        } else if (text.length() > LONGEST_TEXT) {
            problems.add("%s must have at most %d characters, got %d".formatted(name, LONGEST_TEXT, text.length()));
        }
        return text;
    }

    private static boolean force(JsonNode json, Action action, Problems problems) {
        JsonNode value = json.path("force");
        if (!value.isMissingNode() && !value.isBoolean()) {
            problems.add("force must be true or false, got " + value);
        } else if (value.asBoolean() && action != Action.RELEASE) {
            problems.add("force is for releases only");
        }
        return value.asBoolean();
    }
}
