package io.crossfoot.bench.data;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What all result rows of a file come to, in whatever order they stand. Two contenders agree if theirs are equal.
 *
 * @param rows how many rows there are
 * @param records how many records they count
 * @param hundredths what their sums add up to
 * @param hash the sum of the rows' hashes, modulo 2<sup>64</sup>
 */
public record RowDigest(long rows, long records, long hundredths, long hash) {

    /** Of no rows at all. */
    public static final RowDigest NONE = new RowDigest(0, 0, 0, 0);

    private static final Hasher64 HASHER = Hashing.xxh3_64();

    /** Adds up rows. For one thread. */
    public static final class Builder {
        private long rows;
        private long records;
        private long hundredths;
        private long hash;

        /**
         * Adds the row {@code account,hourStart,count,sum}.
         *
         * @param hourStart in seconds since 1970
         */
        public void add(long account, long hourStart, long count, long sum) {
            String row = account + "," + Instant.ofEpochSecond(hourStart) + "," + count + "," + plain(sum);
            rows++;
            records += count;
            hundredths += sum;
            hash += HASHER.hashBytesToLong(row.getBytes(StandardCharsets.US_ASCII));
        }

        public RowDigest build() {
            return new RowDigest(rows, records, hundredths, hash);
        }
    }

    /** An amount with two decimals. */
    private static String plain(long hundredths) {
        long size = Math.abs(hundredths);
        return (hundredths < 0 ? "-" : "") + size / 100 + (size % 100 < 10 ? ".0" : ".") + size % 100;
    }
}
