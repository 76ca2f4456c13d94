package io.crossfoot.common.copybook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The code of a copybook, without comments and what stands in the margins. In fixed form code stands in columns 8 to 72
 * behind an indicator in column 7; in free form it stands anywhere. A copybook is in free form if a level number begins
 * before column 7. In the variable form of Micro Focus and GnuCOBOL code goes on behind column 72; so it does if a picture
 * begins there.
 *
 * <p>Source of the rules: ISO/IEC 1989 on reference format, IBM's Enterprise COBOL Language Reference, and the GnuCOBOL
 * Programmer's Guide on source formats.
 */
final class CodeLines {

    private static final int INDICATOR = 6;
    private static final int MARGIN = 72;

    /** A blank that does not break, as word processors leave behind. */
    private static final char HARD_BLANK = '\u00a0';

    private static final Pattern FREE_LEVEL = Pattern.compile(" {0,5}[0-9]{1,2} +[A-Za-z:].*");
    private static final Pattern WIDE = Pattern.compile("(?i)(?! *\\*).{6}[^*/].{65}(?:.*\\s)?PIC(?:TURE)?\\s.*");
    private static final Pattern LISTING = Pattern.compile("(?i)\\s*(?:EJECT|SKIP[123]|TITLE\\s.*)\\s*\\.?\\s*");

    /** One line of code and its number, from 1. */
    record CodeLine(int number, String code) {}

    private final List<CodeLine> lines = new ArrayList<>();

    private final int margin;

    private CodeLines(int margin) {
        this.margin = margin;
    }

    static List<CodeLine> of(String text) {
        List<String> written =
                text.replace(HARD_BLANK, ' ').lines().map(CodeLines::expandTabs).toList();
        boolean free =
                written.stream().anyMatch(line -> FREE_LEVEL.matcher(line).matches());
        boolean wide = written.stream().anyMatch(line -> WIDE.matcher(line).matches());
        CodeLines code = new CodeLines(wide ? Integer.MAX_VALUE : MARGIN);
        for (int i = 0; i < written.size(); i++) {
            if (written.get(i).stripLeading().startsWith("*")) {
                continue;
            }
            if (free) {
                code.addFree(i + 1, written.get(i));
            } else {
                code.addFixed(i + 1, written.get(i));
            }
        }
        return code.lines;
    }

    private void addFree(int number, String line) {
        if (!line.stripLeading().startsWith(">>")) {
            add(number, line);
        }
    }

    private void addFixed(int number, String line) {
        if (line.length() <= INDICATOR) {
            return;
        }
        String code = line.substring(INDICATOR + 1, Math.min(line.length(), margin));
        switch (line.charAt(INDICATOR)) {
            case '*', '/', '$', 'D', 'd', '>' -> {}
            case '-' -> continueLast(code);
            default -> add(number, code);
        }
    }

    private void add(int number, String code) {
        int comment = code.indexOf("*>");
        String kept = comment < 0 ? code : code.substring(0, comment);
        if (!LISTING.matcher(kept).matches()) {
            lines.add(new CodeLine(number, kept));
        }
    }

    /** A word or a literal goes on; a literal repeats its quote where it does. */
    private void continueLast(String code) {
        if (lines.isEmpty()) {
            return;
        }
        CodeLine last = lines.remove(lines.size() - 1);
        String rest = code.strip();
        boolean literal = rest.startsWith("'") || rest.startsWith("\"");
        lines.add(new CodeLine(
                last.number(),
                literal ? last.code() + rest.substring(1) : last.code().stripTrailing() + rest));
    }

    private static String expandTabs(String line) {
        if (line.indexOf('\t') < 0) {
            return line;
        }
        StringBuilder expanded = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\t') {
                expanded.append(" ".repeat(8 - expanded.length() % 8));
            } else {
                expanded.append(line.charAt(i));
            }
        }
        return expanded.toString();
    }
}
