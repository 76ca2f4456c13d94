package io.crossfoot.ingest.format.avro;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The codec deflate: RFC 1951, without the frame of zlib. */
final class Deflate implements Codec {

    private final Inflater inflater = new Inflater(true);

    @Override
    public void unpack(byte[] packed, int from, int length, BlockContent content) throws Broken {
        content.begin();
        inflater.reset();
        inflater.setInput(packed, from, length);
        try {
            while (!inflater.finished()) {
                int room = content.room();
                int inflated = inflater.inflate(content.bytes(), content.to(), room);
                if (inflated == 0 && !inflater.finished()) {
                    throw new Broken("a block is cut off within its deflated data");
                }
                content.added(inflated);
            }
        } catch (DataFormatException e) {
            throw new Broken("a block holds no deflated data, or damaged one");
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
