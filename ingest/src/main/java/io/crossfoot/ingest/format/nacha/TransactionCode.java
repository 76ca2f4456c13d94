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
        char account = code.charAt(0);
        char kind = code.charAt(1);
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
