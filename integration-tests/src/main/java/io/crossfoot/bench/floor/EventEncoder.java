package io.crossfoot.bench.floor;

import io.crossfoot.bench.data.LedgerReader;
import java.math.BigInteger;
import java.util.Arrays;
import org.apache.avro.io.BinaryData;

/** Encodes ledger lines as the events that every contender has to send, without the registry's prefix. For one thread. */
final class EventEncoder {

    private final byte[] buffer = new byte[512];

    byte[] encode(LedgerReader line) {
        int end = BinaryData.encodeLong(line.id(), buffer, 0);
        end += BinaryData.encodeLong(line.account(), buffer, end);
        end += BinaryData.encodeLong(line.epochSecond() * 1000, buffer, end);
        end = append(line.type(), end);
        end = append(BigInteger.valueOf(line.hundredths()).toByteArray(), end);
        end = append(line.currency(), end);
        end = append(line.text(), end);
        return Arrays.copyOf(buffer, end);
    }

    private int append(byte[] value, int at) {
        int start = at + BinaryData.encodeLong(value.length, buffer, at);
        System.arraycopy(value, 0, buffer, start, value.length);
        return start + value.length;
    }
}
