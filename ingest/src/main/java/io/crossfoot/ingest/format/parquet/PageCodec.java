package io.crossfoot.ingest.format.parquet;

import com.github.luben.zstd.Zstd;
import io.crossfoot.ingest.format.SnappyBlock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import org.apache.parquet.format.CompressionCodec;
import org.jspecify.annotations.Nullable;

/** How the pages of a column are compressed. */
enum PageCodec {

    /** Not at all. */
    UNCOMPRESSED {
        @Override
        int unpack(byte[] packed, int from, byte[] into) {
            if (packed.length - from != into.length) {
                return OTHER_LENGTH;
            }
            System.arraycopy(packed, from, into, 0, into.length);
            return into.length;
        }
    },

    /** The raw Snappy format, without a frame. */
    SNAPPY {
        @Override
        int unpack(byte[] packed, int from, byte[] into) throws DataFormatException {
            SnappyBlock block = new SnappyBlock(packed, from, packed.length);
            if (block.size() != into.length) {
                return OTHER_LENGTH;
            }
            block.unpack(into);
            return into.length;
        }
    },

    /** RFC 1952. */
    GZIP {
        @Override
        int unpack(byte[] packed, int from, byte[] into) throws IOException {
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed, from, packed.length - from))) {
                int length = in.readNBytes(into, 0, into.length);
                return in.read() < 0 ? length : OTHER_LENGTH;
            }
        }
    },

    /** RFC 8878. */
    ZSTD {
        @Override
        int unpack(byte[] packed, int from, byte[] into) {
            long length = Zstd.decompressByteArray(into, 0, into.length, packed, from, packed.length - from);
            return Zstd.isError(length) ? OTHER_LENGTH : (int) length;
        }
    },

    /** The LZ4 block format, without a frame. */
    LZ4_RAW {
        @Override
        int unpack(byte[] packed, int from, byte[] into) {
            return LZ4Factory.safeInstance()
                    .safeDecompressor()
                    .decompress(packed, from, packed.length - from, into, 0, into.length);
        }
    };

    private static final int OTHER_LENGTH = -1;

    /** @throws Broken if such pages cannot be unpacked */
    static PageCodec of(@Nullable CompressionCodec codec) {
        if (codec == null) {
            throw unknown("an unknown one");
        }
        return switch (codec) {
            case UNCOMPRESSED -> UNCOMPRESSED;
            case SNAPPY -> SNAPPY;
            case GZIP -> GZIP;
            case ZSTD -> ZSTD;
            case LZ4_RAW -> LZ4_RAW;
            case LZO, BROTLI, LZ4 -> throw unknown(codec.name());
        };
    }

    private static Broken unknown(String got) {
        return new Broken("its compression must be UNCOMPRESSED, SNAPPY, GZIP, ZSTD or LZ4_RAW, got " + got);
    }

    /**
     * What the bytes from here on unpack to.
     *
     * @param length how many bytes that must be
     * @throws Broken if it is not, or they are damaged
     */
    byte[] unpack(byte[] packed, int from, int length) {
        byte[] unpacked = new byte[length];
        try {
            if (unpack(packed, from, unpacked) == length) {
                return unpacked;
            }
        } catch (IOException | DataFormatException | LZ4Exception e) {
            throw damaged();
        }
        throw damaged();
    }

    /** Unpacks to the array; gives its length, or another number if the bytes do not unpack to just as many. */
    abstract int unpack(byte[] packed, int from, byte[] into) throws IOException, DataFormatException;

    private Broken damaged() {
        return new Broken("a page holds no data compressed with %s, or damaged one".formatted(name()));
    }
}
