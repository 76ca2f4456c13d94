package io.crossfoot.common.copybook;

import io.crossfoot.common.copybook.CodeLines.CodeLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts code into sentences, and these into words in upper case. A sentence ends with a period before a blank or the end of
 * a line, so one inside of a picture does not end it. A literal is one word, in its quotes.
 */
final class Sentences {

    /** One sentence and the line it begins on. */
    record Sentence(int line, List<String> words) {}

    private final List<Sentence> sentences = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private int line;

    private Sentences() {}

    static List<Sentence> of(String text) {
        Sentences cut = new Sentences();
        for (CodeLine code : CodeLines.of(text)) {
            cut.read(code);
        }
        cut.end();
        return cut.sentences;
    }

    private void read(CodeLine code) {
        String text = code.code();
        int at = 0;
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == '\'' || next == '"') {
                at = literal(text, at, code.number());
            } else if (Character.isWhitespace(next) || ((next == ',' || next == ';') && endsWord(text, at + 1))) {
                at++;
            } else if (next == '.' && endsWord(text, at + 1)) {
                end();
                at++;
            } else {
                at = word(text, at, code.number());
            }
        }
    }

    private int literal(String text, int from, int number) {
        int end = text.indexOf(text.charAt(from), from + 1);
        int behind = end < 0 ? text.length() : end + 1;
        add(text.substring(from, behind), number);
        return behind;
    }

    private int word(String text, int from, int number) {
        int end = from;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && !isStop(text, end)) {
            end++;
        }
        add(text.substring(from, end).toUpperCase(Locale.ROOT), number);
        return end;
    }

    private static boolean isStop(String text, int at) {
        char next = text.charAt(at);
        return (next == '.' || next == ',' || next == ';') && endsWord(text, at + 1);
    }

    private static boolean endsWord(String text, int at) {
        return at >= text.length() || Character.isWhitespace(text.charAt(at));
    }

    private void add(String word, int number) {
        if (words.isEmpty()) {
            line = number;
        }
        words.add(word);
    }

    private void end() {
        if (!words.isEmpty()) {
            sentences.add(new Sentence(line, List.copyOf(words)));
            words.clear();
        }
    }
}
