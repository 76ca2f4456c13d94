package io.crossfoot.common.feed;

import io.crossfoot.common.config.Default;
import java.nio.file.Path;
import java.time.Duration;
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
 * @param doneFile what the name of a file has behind each file's own by which the sender says that it is whole; its content
 *     does not matter. A file is taken only when that is there
 * @param unchangedFor how long a file must have lain in the inbox as it is before it is taken
 * @param lastLine what the last line of a file looks like once it is whole, such as its trailer; it is taken only then. Of a
 *     compressed file that cannot be seen
 * @param parts how to tell the files that make one batch together; left out, each file is a batch of its own
 * @param businessDate which date a file is for
 */
public record Source(
        @Default("*") String files,
        Optional<Pattern> firstLine,
        Optional<Checksum> checksum,
        Optional<Manifest> manifest,
        Optional<String> doneFile,
        @Default("0s") Duration unchangedFor,
        Optional<Pattern> lastLine,
        Optional<Parts> parts,
        @Default("{}") BusinessDate businessDate) {

    public Source {
        List<String> suffixes = Stream.of(
                        checksum.map(Checksum::suffix),
                        manifest.map(Manifest::suffix),
                        doneFile,
                        parts.flatMap(Parts::manifest).map(Manifest::suffix))
                .flatMap(Optional::stream)
                .toList();
        suffixes.stream()
                .filter(suffix -> suffixes.indexOf(suffix) != suffixes.lastIndexOf(suffix))
                .findFirst()
                .ifPresent(suffix -> {
                    throw new IllegalArgumentException(
                            "only one of checksum, manifest, done-file and the parts' manifest can stand in a file *%s"
                                    .formatted(suffix));
                });
        doneFile.filter(String::isBlank).ifPresent(blank -> {
            throw new IllegalArgumentException(
                    "done-file is empty; it is what stands behind a file's name, such as .ok");
        });
        if (unchangedFor.isNegative()) {
            throw new IllegalArgumentException("unchanged-for must not be negative, got " + unchangedFor);
        }
    }

    /** The name of what is delivered together with this file: its own name, unless it is one of several parts. */
    public String deliveryOf(String fileName) {
        return parts.map(each -> each.deliveryOf(fileName)).orElse(fileName);
    }

    /** What the names of the files that belong to each file have behind its own. */
    public List<String> sidecarSuffixes() {
        return Stream.concat(statedSuffixes().stream(), doneFile.stream()).toList();
    }

    /** Likewise, of those that state something. */
    public List<String> statedSuffixes() {
        return Stream.concat(checksum.map(Checksum::suffix).stream(), manifest.map(Manifest::suffix).stream())
                .toList();
    }

    /** The sidecar of a file whose name has this behind the file's. */
    public static Path sidecarOf(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    /** The manifest of a delivery of several files; empty if the feed has none such. */
    public Optional<Manifest> deliveryManifest() {
        return parts.flatMap(Parts::manifest);
    }

    /** The control values that stand beside a file. */
    List<ControlDefinition> controlDefinitions() {
        return Stream.concat(
                        checksum.map(Checksum::control).stream(),
                        manifest.stream()
                                .flatMap(beside -> beside.controlDefinitions(ControlDefinition::file).stream()))
                .toList();
    }

    /** The control values that stand beside a delivery of several files. */
    List<ControlDefinition> deliveryControls() {
        return deliveryManifest().stream()
                .flatMap(beside -> beside.controlDefinitions(ControlDefinition::delivery).stream())
                .toList();
    }
}
