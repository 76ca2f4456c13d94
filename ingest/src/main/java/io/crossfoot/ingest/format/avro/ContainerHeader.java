package io.crossfoot.ingest.format.avro;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What a container file begins with. */
final class ContainerHeader {

    static final byte[] MAGIC = {'O', 'b', 'j', 1};
    static final int SYNC = 16;

    /** Far more than any schema takes. */
    static final int LONGEST = 1 << 20;

    private static final String SCHEMA = "avro.schema";
    private static final String CODEC = "avro.codec";

    private final String schema;
    private final String codec;
    private final byte[] sync;

    private ContainerHeader(String schema, String codec, byte[] sync) {
        this.schema = schema;
        this.codec = codec;
        this.sync = sync;
    }

    /**
     * Reads a header, which stands at the beginning of the source.
     *
     * @throws Broken if it is none, or cannot be read
     */
    static ContainerHeader read(ContainerBytes source) throws IOException, Broken {
        if (!Arrays.equals(part(source, MAGIC.length), MAGIC)) {
            throw new Broken("it does not begin with the bytes Obj and 1");
        }
        Optional<String> schema = Optional.empty();
        Optional<String> codec = Optional.empty();
        for (long count = source.takeLong(); count != 0; count = source.takeLong()) {
            if (count < 0) {
                source.takeLong();
            }
            for (long i = Math.abs(count); i > 0; i--) {
                String key = text(source);
                String value = text(source);
                schema = key.equals(SCHEMA) ? Optional.of(value) : schema;
                codec = key.equals(CODEC) ? Optional.of(value) : codec;
            }
        }
        byte[] sync = part(source, SYNC);
        return new ContainerHeader(
                schema.orElseThrow(() -> new Broken("its header has no avro.schema")), codec.orElse("null"), sync);
    }

    /** The type of the records, as JSON. */
    String schema() {
        return schema;
    }

    /** Name of the codec of the blocks. */
    String codec() {
        return codec;
    }

    /** The sixteen bytes behind the header and each block. */
    byte[] sync() {
        return sync;
    }

    private static String text(ContainerBytes source) throws IOException, Broken {
        return new String(part(source, source.takeLong()), StandardCharsets.UTF_8);
    }

    private static byte[] part(ContainerBytes source, long length) throws IOException, Broken {
        if (length < 0 || length > LONGEST - source.position()) {
            throw new Broken("its header is damaged, or longer than %d bytes".formatted(LONGEST));
        }
        int from = source.take((int) length);
        return Arrays.copyOfRange(source.bytes(), from, from + (int) length);
    }
}
