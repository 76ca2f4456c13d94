package io.crossfoot.ingest.format.iso20022;

import java.util.HashSet;
import java.util.Set;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * The names that a source uses. The parser keeps each that it has met; those of a source that makes up ever new ones would
 * fill the memory.
 */
final class Vocabulary {

    static final int MOST = 10_000;

    private static final int LONGEST = 1 << 20;

    private final Set<String> names = new HashSet<>();
    private int length;

    /** Takes in the names of the element that has begun, its attributes and its namespace prefixes. */
    void addElement(XMLStreamReader2 element) {
        add(element.getLocalName());
        for (int i = 0; i < element.getAttributeCount(); i++) {
            add(element.getAttributeLocalName(i));
        }
        for (int i = 0; i < element.getNamespaceCount(); i++) {
            String prefix = element.getNamespacePrefix(i);
            add(prefix == null ? "" : prefix);
        }
    }

    /** Takes in a name of another kind. */
    void add(String name) {
        if (names.add(name)) {
            length += name.length();
        }
    }

    /** Whether there are too many, or all together are too long. */
    boolean isExceeded() {
        return names.size() > MOST || length > LONGEST;
    }
}
