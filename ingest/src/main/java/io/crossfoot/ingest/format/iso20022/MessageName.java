package io.crossfoot.ingest.format.iso20022;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The name of a message with its version, such as {@code pain.002.001.11}, as its namespace has it: business area, message,
 * variant and version (ISO 20022-4).
 */
final class MessageName {

    private static final String FORM = "\\b([a-z]{4}\\.[0-9]{3}\\.[0-9]{3}\\.[0-9]{2})\\b";
    private static final Pattern NAME = Pattern.compile(FORM);
    private static final Pattern DECLARED =
            Pattern.compile("\\bxmlns(?::[\\w.-]{1,40})?\\s{0,20}=\\s{0,20}[\"'][^\"'<>]{0,200}?" + FORM);

    private MessageName() {}

    /** The names in all namespaces that an XML text declares, in their order. */
    static List<String> in(String xml) {
        return DECLARED.matcher(xml).results().map(MessageName::name).toList();
    }

    /** The name in this namespace; empty if it has none. */
    static String of(String namespace) {
        return NAME.matcher(namespace)
                .results()
                .map(MessageName::name)
                .findFirst()
                .orElse("");
    }

    private static String name(MatchResult found) {
        return found.group(1);
    }
}
