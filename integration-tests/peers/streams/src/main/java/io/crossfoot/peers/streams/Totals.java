package io.crossfoot.peers.streams;

import io.crossfoot.events.LedgerEntry;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** The state of one account and hour. */
record Totals(long count, long cents) {

    static final Totals NONE = new Totals(0, 0);

    static final Serde<Totals> SERDE = Serdes.serdeFrom(
            (topic, totals) -> totals == null
                    ? null
                    : ByteBuffer.allocate(2 * Long.BYTES)
                            .putLong(totals.count)
                            .putLong(totals.cents)
                            .array(),
            (topic, bytes) -> bytes == null ? null : read(ByteBuffer.wrap(bytes)));

    private static Totals read(ByteBuffer bytes) {
        return new Totals(bytes.getLong(), bytes.getLong());
    }

    Totals plus(LedgerEntry entry) {
        return new Totals(count + 1, cents + entry.getAmount().unscaledValue().longValueExact());
    }

    String sum() {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
