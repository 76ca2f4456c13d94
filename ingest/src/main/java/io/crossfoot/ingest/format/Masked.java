package io.crossfoot.ingest.format;

/** Text of a source as it may stand in messages, logs and rejects: its form stays, its content does not. */
public final class Masked {

    /** Characters of a record that are shown. */
    public static final int LONGEST_RAW = 1_000;

    /** Characters of a value that are shown. */
    public static final int LONGEST_VALUE = 40;

    private static final int LONGEST_CODE = 6;

    private Masked() {}

    /** A whole record: letters become x, digits 9; cut at 1,000 characters. */
    public static String raw(CharSequence text) {
        return mask(text, LONGEST_RAW);
    }

    /** One value, in quotes: letters become x, digits 9; cut at 40 characters. */
    public static String value(CharSequence text) {
        return '\'' + mask(text, LONGEST_VALUE) + '\'';
    }

    /**
     * A code that the format defines, such as a record's type, in quotes: as it is, since its form alone would tell nothing;
     * cut at 6 characters.
     */
    public static String code(CharSequence text) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < text.length() && i < LONGEST_CODE; i++) {
            char next = text.charAt(i);
            code.append(isShown(next) ? next : '?');
        }
        return "'" + code + '\'';
    }

    /** Text that may be seen, without what would do something to a console: control characters become question marks. */
    public static String legible(CharSequence text) {
        StringBuilder legible = new StringBuilder(text);
        for (int i = 0; i < legible.length(); i++) {
            if (Character.isISOControl(legible.charAt(i))) {
                legible.setCharAt(i, '?');
            }
        }
        return legible.toString();
    }

    private static String mask(CharSequence text, int longest) {
        StringBuilder masked = new StringBuilder();
        for (int i = 0; i < text.length() && i < longest; i++) {
            char next = text.charAt(i);
            masked.append(Character.isDigit(next) ? '9' : masked(next));
        }
        return text.length() > longest ? masked.append('…').toString() : masked.toString();
    }

    private static char masked(char next) {
        if (!isShown(next)) {
            return '?';
        }
        return Character.isLetter(next) ? 'x' : next;
    }

    /** Neither what would do something to a console, nor one half of a character that may have lost the other. */
    private static boolean isShown(char next) {
        return !Character.isISOControl(next) && !Character.isSurrogate(next);
    }
}
