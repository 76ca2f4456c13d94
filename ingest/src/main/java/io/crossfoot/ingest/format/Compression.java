package io.crossfoot.ingest.format;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** How sources come compressed. Told by the first bytes, never by the name: names are wrong too often. */
enum Compression {

    /** RFC 1952; several members follow one another. */
    GZIP("gzip", "\u001f\u008b") {
        @Override
        InputStream unpack(InputStream packed) throws IOException {
            return new GZIPInputStream(packed, BUFFER);
        }
    },

    /** PKWARE's application note; one file in it. */
    ZIP("zip", "PK\u0003\u0004") {
        @Override
        InputStream unpack(InputStream packed) throws IOException {
            return ZippedFile.in(packed);
        }
    },

    /** An archive of nothing begins with the end of its directory. */
    EMPTY_ZIP("zip", "PK\u0005\u0006") {
        @Override
        InputStream unpack(InputStream packed) throws IOException {
            return ZippedFile.in(packed);
        }
    },

    /** RFC 8878; several frames follow one another. The library's limit on the window, 128 MiB, is left as it is. */
    ZSTANDARD("Zstandard", "(\u00b5/\u00fd") {
        @Override
        InputStream unpack(InputStream packed) throws IOException {
            return new ZstdInputStreamNoFinalizer(packed);
        }
    };

    /** How many bytes tell it. */
    static final int HEAD = 4;

    private static final int BUFFER = 1 << 16;

    private final String title;
    private final String signature;

    /** @param signature the first bytes, each as one character */
    Compression(String title, String signature) {
        this.title = title;
        this.signature = signature;
    }

    /** Empty if the bytes are those of no compression. */
    static Optional<Compression> of(byte[] head) {
        return Stream.of(values()).filter(each -> each.begins(head)).findFirst();
    }

    private boolean begins(byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1).startsWith(signature);
    }

    /** What people call it. */
    String title() {
        return title;
    }

    /** The content of the packed stream. Closing it closes that. */
    abstract InputStream unpack(InputStream packed) throws IOException;
}
