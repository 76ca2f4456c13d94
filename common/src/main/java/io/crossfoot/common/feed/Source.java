package io.crossfoot.common.feed;

import io.crossfoot.common.config.Default;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a feed's files come from.
 *
 * @param files which files of the feed's inbox are taken: a glob on the name
 * @param firstLine what the first line of the feed's files looks like; tells whose a file is when nobody says
 * @param checksum the checksum that stands in a file beside each; a file is taken only when that is there
 * @param manifest the control values that stand in a file beside each; a file is taken only when that is there
 * @param businessDate which date a file is for
 */
public record Source(
        @Default("*") String files,
        Optional<Pattern> firstLine,
        Optional<Checksum> checksum,
        Optional<Manifest> manifest,
        @Default("{}") BusinessDate businessDate) {

    public Source {
        manifest.filter(beside -> checksum.map(Checksum::suffix)
                        .filter(beside.suffix()::equals)
                        .isPresent())
                .ifPresent(beside -> {
                    throw new IllegalArgumentException(
                            "manifest and checksum cannot both stand in a file *%s".formatted(beside.suffix()));
                });
    }

    /** What the names of the files that belong to each file have behind its own. */
    public List<String> sidecarSuffixes() {
        return Stream.concat(checksum.map(Checksum::suffix).stream(), manifest.map(Manifest::suffix).stream())
                .toList();
    }

    /** The sidecar of a file whose name has this behind the file's. */
    public static Path sidecarOf(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    /** The control values that stand beside a file. */
    List<ControlDefinition> controlDefinitions() {
        return Stream.concat(
                        checksum.map(Checksum::control).stream(),
                        manifest.stream().flatMap(beside -> beside.controlDefinitions().stream()))
                .toList();
    }
}
