package io.crossfoot.common.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads YAML into a record (or a sealed interface's record) and reports every problem at once.
 *
 * <p>Keys are the components' names in kebab-case. A key left out takes its {@link Default}; without one, an
 * {@link Optional}, a list or a map is empty, a boxed or {@code @Nullable} component is {@code null}, a record is bound
 * as an empty section, and anything else is required. Values may hold <code>${env:NAME}</code> and <code>${file:path}</code>.
 */
public final class ConfigReader {

    private ConfigReader() {}

    /**
     * Reads a file; relative paths in it start from its folder.
     *
     * @throws ConfigException with every problem of the file
     */
    public static <T> T read(Path file, Class<T> type) {
        return read(text(file), file.toString(), folder(file), type, ConfigReader::variable);
    }

    /**
     * Reads a text; relative paths in it start from the working directory.
     *
     * @param name what messages call the text
     * @throws ConfigException with every problem of the text
     */
    public static <T> T read(String yaml, String name, Class<T> type) {
        return read(yaml, name, Path.of("").toAbsolutePath(), type, ConfigReader::variable);
    }

    static <T> T read(
            String yaml, String name, Path folder, Class<T> type, Function<String, Optional<String>> environment) {
        Place top = Place.top(name);
        Binder binder = new Binder(new Placeholders(environment, folder), folder);
        return type.cast(binder.bind(type, YamlText.compose(yaml, top), top));
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name));
    }

    private static Path folder(Path file) {
        return Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
    }

    private static String text(Path file) {
        if (!Files.exists(file)) {
            throw refuse(file, "there is no such file; give the path of a YAML file");
        }
        if (!Files.isRegularFile(file)) {
            throw refuse(file, "is not a file; give the path of a YAML file");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw refuse(file, "is not UTF-8 text; give the path of a YAML file");
        } catch (IOException e) {
            throw refuse(file, "cannot be read (" + e.getMessage() + "); check its permissions");
        }
    }

    private static ConfigException refuse(Path file, String message) {
        return new ConfigException(List.of(new Problem(file.toString(), 0, "", message)));
    }
}
