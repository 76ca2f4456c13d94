package io.crossfoot.ingest.format.edi;

import java.util.ArrayList;
import java.util.List;

/**
 * Elements in one notation, whatever the delimiters of their source: a colon between components, a circumflex between
 * repetitions, and a question mark before any of the three that is data.
 */
final class Notation {

    private static final char COMPONENT = ':';
    private static final char REPETITION = '^';
    private static final char RELEASE = '?';

    private Notation() {}

    /** The elements of a segment, its tag the first of them. */
    static List<String> elements(String segment, Delimiters delimiters) {
        List<String> elements = new ArrayList<>();
        int from = 0;
        while (from <= segment.length()) {
            int end = from;
            boolean plain = true;
            while (end < segment.length() && segment.charAt(end) != delimiters.element()) {
                char next = segment.charAt(end);
                plain &= !isWrittenOtherwise(next, delimiters);
                end += next == delimiters.release() ? 2 : 1;
            }
            end = Math.min(end, segment.length());
            String element = segment.substring(from, end);
            elements.add(plain ? element : rewritten(element, delimiters));
            from = end + 1;
        }
        return elements;
    }

    /** Text that is data as a whole, as an element. */
    static String data(String text) {
        StringBuilder data = new StringBuilder(text.length() + 8);
        for (int at = 0; at < text.length(); at++) {
            appendData(text.charAt(at), data);
        }
        return data.toString();
    }

    /** One component of an element's first repetition, as plain text; empty if there is none. */
    static String component(String element, int index) {
        if (isSimple(element)) {
            return index == 0 ? element : "";
        }
        StringBuilder component = new StringBuilder();
        int number = 0;
        for (int at = 0; at < element.length() && number <= index; at++) {
            char next = element.charAt(at);
            if (next == REPETITION) {
                break;
            }
            if (next == COMPONENT) {
                number++;
                continue;
            }
            if (next == RELEASE && at + 1 < element.length()) {
                at++;
            }
            if (number == index) {
                component.append(element.charAt(at));
            }
        }
        return component.toString();
    }

    /** What follows an element's first component, as it is written; empty if nothing does. */
    static String behindFirstComponent(String element) {
        int at = 0;
        while (at < element.length() && element.charAt(at) != COMPONENT) {
            at += element.charAt(at) == RELEASE ? 2 : 1;
        }
        return at + 1 < element.length() ? element.substring(at + 1) : "";
    }

    /** A whole element as plain text. */
    static String plain(String element) {
        if (element.indexOf(RELEASE) < 0) {
            return element;
        }
        StringBuilder plain = new StringBuilder(element.length());
        for (int at = 0; at < element.length(); at++) {
            if (element.charAt(at) == RELEASE && at + 1 < element.length()) {
                at++;
            }
            plain.append(element.charAt(at));
        }
        return plain.toString();
    }

    private static boolean isSimple(String element) {
        return element.indexOf(COMPONENT) < 0 && element.indexOf(RELEASE) < 0 && element.indexOf(REPETITION) < 0;
    }

    private static boolean isWrittenOtherwise(char next, Delimiters delimiters) {
        return next == RELEASE
                || next == delimiters.release()
                || (next == COMPONENT) != (next == delimiters.component())
                || (next == REPETITION) != (next == delimiters.repetition());
    }

    private static String rewritten(String element, Delimiters delimiters) {
        StringBuilder rewritten = new StringBuilder(element.length() + 8);
        for (int at = 0; at < element.length(); at++) {
            char next = element.charAt(at);
            if (next == delimiters.release() && at + 1 < element.length()) {
                at++;
                appendData(element.charAt(at), rewritten);
            } else if (next == delimiters.component()) {
                rewritten.append(COMPONENT);
            } else if (next == delimiters.repetition()) {
                rewritten.append(REPETITION);
            } else {
                appendData(next, rewritten);
            }
        }
        return rewritten.toString();
    }

    private static void appendData(char next, StringBuilder rewritten) {
        if (next == COMPONENT || next == REPETITION || next == RELEASE) {
            rewritten.append(RELEASE);
        }
        rewritten.append(next);
    }
}
