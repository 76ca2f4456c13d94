package io.crossfoot.common.config;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads YAML into nodes that know their lines. It never makes objects that a file names, and it limits size, nesting
 * and aliases, so that a hostile file can neither run code nor fill the memory.
 */
final class YamlText {

    private static final int MAX_CHARACTERS = 3 * 1024 * 1024;
    private static final int MAX_ALIASES = 50;
    private static final int MAX_NESTING = 50;

    /** The problems in which the parser quotes the file's own text, which may be a secret that lacks its quotes. */
    private static final List<String> QUOTING = List.of(
            "found undefined alias",
            "found undefined tag handle",
            "found duplicate anchor",
            "Global tag is not allowed");

    private YamlText() {}

    /** The root node; an empty text is an empty section. */
    static Node compose(String text, Place place) {
        try {
            return Optional.ofNullable(new Yaml(new SafeConstructor(limits())).compose(new StringReader(text)))
                    .filter(node -> !Nodes.isNothing(node))
                    .orElseGet(YamlText::emptySection);
        } catch (MarkedYAMLException e) {
            throw new Place(place.source(), line(e, place), place.path()).refuse(describe(e));
        } catch (YAMLException e) {
            throw place.refuse("is not YAML that can be read: " + firstLine(e));
        }
    }

    static MappingNode emptySection() {
        return new MappingNode(Tag.MAP, List.of(), FlowStyle.BLOCK);
    }

    private static LoaderOptions limits() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setMaxAliasesForCollections(MAX_ALIASES);
        options.setNestingDepthLimit(MAX_NESTING);
        return options;
    }

    private static String firstLine(YAMLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static int line(MarkedYAMLException e, Place place) {
        return e.getProblemMark() == null ? place.line() : e.getProblemMark().getLine() + 1;
    }

    private static String describe(MarkedYAMLException e) {
        String problem =
                QUOTING.stream().filter(e.getProblem()::startsWith).findFirst().orElse(e.getProblem());
        return "is not YAML: " + problem
                + "; check the indentation, and quote texts that begin with a special character";
    }
}
