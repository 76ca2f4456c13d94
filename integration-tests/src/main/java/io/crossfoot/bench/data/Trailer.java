package io.crossfoot.bench.data;

import static io.crossfoot.bench.data.Ledger.bytes;

import java.util.Arrays;

/** What a trailer states, while it is being added up. Amounts are in hundredths. */
final class Trailer {

    private static final byte[] TAG = bytes("TRL");

    private final long[] amounts = new long[Ledger.CURRENCIES.size()];
    private long records;
    private long accounts;

    void add(long account, int currency, long amount) {
        records++;
        amounts[currency] += amount;
        accounts += account;
    }

    void writeTo(AsciiWriter out) {
        out.text(TAG).text(',').number(records);
        for (long amount : amounts) {
            out.text(',').hundredths(amount);
        }
        out.text(',').number(accounts).text('\n');
    }

    @Override
    public String toString() {
        return "%d records, amounts %s, accounts %d".formatted(records, Arrays.toString(amounts), accounts);
    }
}
