package io.crossfoot.ingest.sidecar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossfoot.common.feed.Checksum;
import io.crossfoot.common.feed.Manifest;
import io.crossfoot.ingest.format.Masked;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The control values of a file as its manifest states them. */
record ManifestFile(Path path, Manifest manifest) implements Sidecar {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int MOST_DIGITS = 38;

    /** What a count or a total may be; longer ones are no numbers of this world. */
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?[0-9]{1,%1$d}(\\.[0-9]{1,%1$d})?".formatted(MOST_DIGITS));

    @Override
    public Map<String, String> stated() throws IOException, UnusableSidecar {
        String text = Sidecar.text(path);
        Map<String, String> found =
                manifest.text().isPresent() ? inText(text, manifest.text().get()) : inJson(text);
        Map<String, String> stated = new HashMap<>();
        for (Map.Entry<String, String> value : found.entrySet()) {
            stated.put(value.getKey(), plain(value.getKey(), value.getValue()));
        }
        return stated;
    }

    private Map<String, String> inText(String text, Manifest.Text form) throws UnusableSidecar {
        Matcher matcher = form.pattern().matcher(text);
        if (!finds(matcher)) {
            throw unusable("must hold text such as %s".formatted(form.pattern()));
        }
        Map<String, String> found = new HashMap<>();
        List<String> names = form.values();
        for (int i = 0; i < names.size(); i++) {
            String value = matcher.group(i + 1);
            if (value == null) {
                throw unusable("has no value for '%s'".formatted(names.get(i)));
            }
            found.put(names.get(i), value);
        }
        return found;
    }

    /** Java goes one call deeper with each turn of some repetitions: a text that it has no stack for is no manifest. */
    private static boolean finds(Matcher matcher) {
        try {
            return matcher.find();
        } catch (StackOverflowError tooLong) {
            return false;
        }
    }

    private Map<String, String> inJson(String text) throws UnusableSidecar {
        JsonNode json = parsed(text);
        Map<String, String> found = new HashMap<>();
        for (Map.Entry<String, String> value : manifest.json().entrySet()) {
            JsonNode node = json.at(value.getValue());
            if (!node.isValueNode() || node.isNull()) {
                throw unusable("must have '%s', a number or text, at %s".formatted(value.getKey(), value.getValue()));
            }
            found.put(value.getKey(), node.isNumber() ? written(node.decimalValue()) : node.asText());
        }
        return found;
    }

    /** In plain notation, unless the exponent is so large that this would fill the memory with noughts. */
    private static String written(BigDecimal number) {
        return Math.abs((long) number.scale()) > MOST_DIGITS ? number.toString() : number.toPlainString();
    }

    private JsonNode parsed(String text) throws UnusableSidecar {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw unusable("must be JSON; it is not from line %d on"
                    .formatted(e.getLocation() == null ? 1 : e.getLocation().getLineNr()));
        } catch (NumberFormatException e) {
            throw unusable("must not have a number with such an exponent in it");
        }
    }

    private String plain(String name, String value) throws UnusableSidecar {
        String text = value.strip();
        Optional<Checksum> checksum = Checksum.named(manifest.controls().getOrDefault(name, ""));
        if (checksum.isPresent()) {
            String digits = text.toLowerCase(Locale.ROOT);
            if (!checksum.get().isWellFormed(digits)) {
                throw unusable("must state the %d hexadecimal digits of '%s'"
                        .formatted(checksum.get().digits(), name));
            }
            return digits;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw unusable("must state a number for '%s', got %s".formatted(name, Masked.value(text)));
        }
        return new BigDecimal(text).toPlainString();
    }

    private UnusableSidecar unusable(String reason) {
        return new UnusableSidecar("file '%s' %s".formatted(path.getFileName(), reason));
    }
}
