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

    private Mt940Look() {}

    /** Whether a balance is among the first fields, or an account and something else of a statement. */
    public static boolean fits(byte[] head) {
        if (ContentLook.other(head).isPresent()) {
            return false;
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        return BALANCE.matcher(text).find()
                || (ACCOUNT.matcher(text).find() && STATEMENT.matcher(text).find());
    }
}
