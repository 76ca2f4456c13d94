package io.crossfoot.ingest.format.bai2;

import io.crossfoot.schema.bai2.Bai2Side;

/**
 * What a type code says by the range it is in: 001 to 099 status, 100 to 399 credits, 400 to 699 debits; of loans 700 to
 * 719 status, 720 to 759 credits, 760 to 799 debits; of a bank's own 900 to 919 status, 920 to 959 credits, 960 to 999
 * debits. 890 is no money at all.
 */
final class TypeCode {

    private TypeCode() {}

    /** The number of the code; -1 if it is no code of three digits. */
    static int number(String code) {
        if (code.length() != 3) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < code.length(); i++) {
            int digit = code.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    static boolean isStatus(int number) {
        return (number >= 1 && number <= 99) || (number >= 700 && number <= 719) || (number >= 900 && number <= 919);
    }

    static Bai2Side side(int number) {
        if ((number >= 100 && number <= 399) || (number >= 720 && number <= 759) || (number >= 920 && number <= 959)) {
            return Bai2Side.CREDIT;
        }
        if ((number >= 400 && number <= 699) || (number >= 760 && number <= 799) || number >= 960) {
            return Bai2Side.DEBIT;
        }
        return Bai2Side.NONE;
    }
}
