package io.crossfoot.ingest.format.fixed;

import io.crossfoot.common.feed.Fixed.Descriptor;
import io.crossfoot.common.feed.Fixed.Order;
import java.io.IOException;
import java.io.InputStream;

/**
 * Records with their length before them: IBM's record formats V and VB.
 *
 * <p>Source of the rules: IBM's z/OS DFSMS Using Data Sets, on variable-length record formats. A record descriptor word has
 * the length of the record in its first two bytes and zeros in the others; a block descriptor word that of the block, in 31
 * bits if the first bit is set.
 */
final class DescribedRecords extends BufferedRecords {

    private static final int WORD = 4;
    private static final int LARGE_BLOCK = 0x80;

    private final boolean blocked;
    private final boolean reversed;
    private final int counted;
    private long leftOfBlock;

    /** @param blocked whether the records stand in blocks, which have their length before them too */
    DescribedRecords(InputStream in, boolean blocked, Descriptor descriptor) {
        super(in);
        this.blocked = blocked;
        this.reversed = descriptor.order() == Order.LITTLE_ENDIAN;
        this.counted = descriptor.countsItself() ? WORD : 0;
    }

    @Override
    void read() throws IOException {
        if (blocked && leftOfBlock == 0 && !beginBlock()) {
            return;
        }
        if (available(WORD) < WORD) {
            lose("the file ends within a record descriptor word");
            return;
        }
        int length = ((wordByte(0) << Byte.SIZE) | wordByte(1)) - counted;
        int rest = (wordByte(2) << Byte.SIZE) | wordByte(3);
        if (rest != 0) {
            lose("a record descriptor word ends in two zeros, got x'%04X'; spanned records cannot be read"
                    .formatted(rest));
        } else if (length < 0) {
            lose("a record descriptor word counts at least its own %d bytes, got %d".formatted(WORD, length + counted));
        } else if (blocked && WORD + length > leftOfBlock) {
            lose("a record of %d bytes stands in the last %d of its block".formatted(WORD + length, leftOfBlock));
        } else {
            skip(WORD);
            leftOfBlock -= blocked ? WORD + length : 0;
            take(length);
        }
    }

    /** Reads a block descriptor word; says whether it is one. */
    private boolean beginBlock() throws IOException {
        if (available(WORD) < WORD) {
            lose("the file ends within a block descriptor word");
            return false;
        }
        boolean large = (wordByte(0) & LARGE_BLOCK) != 0;
        int high = ((wordByte(0) & ~LARGE_BLOCK) << Byte.SIZE) | wordByte(1);
        int low = (wordByte(2) << Byte.SIZE) | wordByte(3);
        leftOfBlock = (large ? ((long) high << Short.SIZE) | low : high) - counted;
        if ((!large && low != 0) || leftOfBlock < WORD) {
            lose("a block descriptor word has the length of a block that holds a record, got x'%04X%04X'"
                    .formatted(high, low));
            return false;
        }
        skip(WORD);
        return true;
    }

    private int wordByte(int index) {
        return peekByte(reversed ? WORD - 1 - index : index);
    }
}
