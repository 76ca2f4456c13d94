package io.crossfoot.common.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfoot.common.registry.RegistryHttp.Answer;
import java.net.URLEncoder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.apache.kafka.common.utils.Time;

/**
 * A registry that speaks the Confluent protocol over HTTP. What it has answered once is kept: an id never changes its
 * schema, nor a registered schema its id.
 */
final class HttpSchemaRegistryClient implements SchemaRegistryClient {

    private static final int NOT_FOUND = 404;

    private final RegistryHttp http;
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<SubjectSchema, Integer> ids = new ConcurrentHashMap<>();

    private record SubjectSchema(String subject, Schema schema) {}

    HttpSchemaRegistryClient(Connection connection) {
        this.http = new RegistryHttp(connection, Time.SYSTEM);
    }

    @Override
    public int register(String subject, Schema schema) {
        return ids.computeIfAbsent(new SubjectSchema(subject, schema), this::register);
    }

    @Override
    public int idOf(String subject, Schema schema) {
        return ids.computeIfAbsent(new SubjectSchema(subject, schema), this::lookUp);
    }

    @Override
    public Schema byId(int id) {
        return schemas.computeIfAbsent(id, this::fetch);
    }

    @Override
    public RegisteredSchema latest(String subject) {
        Answer answer = http.get("/subjects/" + encoded(subject) + "/versions/latest");
        if (isRegistryNotFound(answer)) {
            throw UnknownSchema.of(subject, "(latest version)", http.addresses());
        }
        JsonNode body = accepted(subject, answer);
        return new RegisteredSchema(body.path("id").asInt(), parsed(body, answer));
    }

    @Override
    public void allowChanges(Compatibility compatibility) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("compatibility", compatibility.name());
        accepted("(all)", http.send("PUT", "/config", body.toString()));
    }

    @Override
    public void ping() {
        accepted("(none)", http.get("/config"));
    }

    private int register(SubjectSchema wanted) {
        String path = "/subjects/" + encoded(wanted.subject) + "/versions";
        Answer answer = http.send("POST", path, schemaBody(wanted.schema));
        return id(accepted(wanted.subject, answer), answer);
    }

    private int lookUp(SubjectSchema wanted) {
        Answer answer = http.send("POST", "/subjects/" + encoded(wanted.subject), schemaBody(wanted.schema));
        if (isRegistryNotFound(answer)) {
            throw UnknownSchema.of(wanted.subject, wanted.schema.getFullName(), http.addresses());
        }
        return id(accepted(wanted.subject, answer), answer);
    }

    private Schema fetch(int id) {
        Answer answer = http.get("/schemas/ids/" + id);
        if (isRegistryNotFound(answer)) {
            throw UnknownSchema.withId(id, http.addresses());
        }
        return parsed(accepted("(schema " + id + ")", answer), answer);
    }

    private static JsonNode accepted(String subject, Answer answer) {
        if (answer.isOk()) {
            return answer.body();
        }
        throw switch (answer.status()) {
            case 401, 403 -> new RegistryAccessDenied(answer.request(), answer.status());
            case 409, 422 -> new SchemaRefused(subject, answer.message());
            default -> unexpected(answer);
        };
    }

    /** A 404 without an error code comes from some other server, not from a registry that lacks something. */
    private static boolean isRegistryNotFound(Answer answer) {
        return answer.status() == NOT_FOUND && answer.hasErrorCode();
    }

    private static int id(JsonNode body, Answer answer) {
        if (!body.path("id").isInt()) {
            throw unexpected(answer);
        }
        return body.path("id").asInt();
    }

    private static Schema parsed(JsonNode body, Answer answer) {
        try {
            return new Schema.Parser().parse(body.path("schema").asText());
        } catch (SchemaParseException e) {
            throw new UnexpectedRegistryAnswer(answer.request(), "no Avro schema (" + e.getMessage() + ")");
        }
    }

    private static UnexpectedRegistryAnswer unexpected(Answer answer) {
        return new UnexpectedRegistryAnswer(answer.request(), "HTTP " + answer.status() + " " + answer.body());
    }

    private static String schemaBody(Schema schema) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("schema", schema.toString())
                .toString();
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, UTF_8).replace("+", "%20");
    }
}
