package io.crossfoot.ingest.format.mt940;

import io.crossfoot.ingest.format.ContentLook;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Tells whether a source may hold MT940 or MT942 messages, by its first bytes. */
public final class Mt940Look {

    /** What no other message has. */
    private static final Pattern BALANCE =
            Pattern.compile("^:(6[02][FM]:[CD][0-9]{6}[A-Z]{3}|34F:[A-Z]{3})", Pattern.MULTILINE);

    private static final Pattern ACCOUNT = Pattern.compile("^:25P?:", Pattern.MULTILINE);

    /** What payments, which name an account as well, do not have. */
    private static final Pattern STATEMENT = Pattern.compile("^:(28C?:[0-9]|61:[0-9]{6})", Pattern.MULTILINE);

    /** What a statement has none of: fields of payments, confirmations, collections and free messages. */
    private static final Pattern OTHER =
            Pattern.compile("^:(1[26]|2[23]|28D|3[0236]|5[0-9]|7[0-9])[A-Z]?:", Pattern.MULTILINE);

    /** Block 1 of every message that users exchange. */
    private static final String FIN_BLOCK = "{1:F";

    private Mt940Look() {}

    /**
     * Whether a balance is among the first fields, or an account and something else of a statement; or whether it begins as
     * a statement does and has nothing of another message, so that what it lacks can be named. What stands in SWIFT's
     * blocks names its type itself.
     */
    public static boolean fits(byte[] head) {
        if (ContentLook.other(head).isPresent()) {
            return false;
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        return BALANCE.matcher(text).find()
                || (ACCOUNT.matcher(text).find() && STATEMENT.matcher(text).find())
                || beginsAsStatement(text);
    }

    private static boolean beginsAsStatement(String text) {
        String first = ContentLook.withoutByteOrderMark(text)
                .lines()
                .map(MessageLines::withoutControls)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
        return first.startsWith(FIN_BLOCK)
                || (MessageLines.isField(first) && !OTHER.matcher(text).find());
    }
}
