package io.crossfoot.ingest.format.nacha;

import io.crossfoot.schema.ach.AchSide;

/**
 * Tells debits from credits. The first digit of the code is the kind of account (2 demand, 3 savings, 4 general ledger,
 * 5 loan), the second 1 to 4 for credits and 5 to 9 for debits; 8 is accounting advice, odd for credits, even for debits.
 */
final class TransactionCode {

    private TransactionCode() {}

    /** The side of the entry; {@link AchSide#NONE} if there is no such code. */
    static AchSide side(String code) {
        return side(code.charAt(0), code.charAt(1));
    }

    /** The side of the entry, by the two digits of its code. */
    static AchSide side(char account, char kind) {
        if (kind < '1' || kind > '9') {
            return AchSide.NONE;
        }
        return switch (account) {
            case '2', '3', '4', '5' -> kind < '5' ? AchSide.CREDIT : AchSide.DEBIT;
            case '8' -> (kind - '0') % 2 == 1 ? AchSide.CREDIT : AchSide.DEBIT;
            default -> AchSide.NONE;
        };
    }
}
