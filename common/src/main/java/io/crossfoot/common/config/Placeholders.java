package io.crossfoot.common.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts in what a file keeps elsewhere: <code>${env:NAME}</code> from the environment, <code>${file:path}</code> from a file,
 * without the line break at its end. <code>$${</code> stands for <code>${</code> itself.
 *
 * <p>Whatever was put in is taken for a secret, and {@link #mask} keeps it out of messages.
 */
final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$(\\$\\{)|\\$\\{(?:(\\w+):)?([^}]*)}");
    private static final long MAX_FILE_BYTES = 64 * 1024;

    private final Function<String, Optional<String>> environment;
    private final Path folder;
    private final Set<String> secrets =
            new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** @param folder what relative paths of {@code ${file:path}} start from */
    Placeholders(Function<String, Optional<String>> environment, Path folder) {
        this.environment = environment;
        this.folder = folder;
    }

    String resolve(String text, Place place) {
        return PLACEHOLDER.matcher(text).replaceAll(match -> Matcher.quoteReplacement(replacement(match, place)));
    }

    /** Remembers a text, so that it is masked from now on. */
    String keepSecret(String value) {
        if (!value.isBlank()) {
            secrets.add(value);
        }
        return value;
    }

    String mask(String message) {
        String masked = message;
        for (String secret : secrets) {
            masked = masked.replace(secret, Secret.MASK);
        }
        return masked;
    }

    private String replacement(MatchResult match, Place place) {
        if (match.group(1) != null) {
            return match.group(1);
        }
        String source = match.group(2) == null ? "" : match.group(2);
        return switch (source) {
            case "env" -> keepSecret(variable(match.group(3), place));
            case "file" -> keepSecret(content(match.group(3), place));
            default ->
                throw place.refuse("expected ${env:NAME} or ${file:path}, got '" + match.group()
                        + "'; write $${ where ${ itself is meant");
        };
    }

    private String variable(String name, Place place) {
        return environment
                .apply(name)
                .orElseThrow(() -> place.refuse(
                        "the environment variable " + name + " is not set; set it, or write the value here"));
    }

    private String content(String name, Place place) {
        try {
            Path file = folder.resolve(name);
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw place.refuse("the file " + file + " is larger than " + MAX_FILE_BYTES
                        + " bytes; name one that holds the value only");
            }
            return Files.readString(file, StandardCharsets.UTF_8).replaceFirst("\\R$", "");
        } catch (IOException | IllegalArgumentException e) {
            throw place.refuse("the file '" + name + "' cannot be read ("
                    + e.getClass().getSimpleName() + "); make it, or correct the path, which starts from " + folder);
        }
    }
}
