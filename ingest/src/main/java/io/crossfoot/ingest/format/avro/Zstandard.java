package io.crossfoot.ingest.format.avro;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The codec zstandard: RFC 8878. */
final class Zstandard implements Codec {

    @Override
    public void unpack(byte[] packed, int from, int length, BlockContent content) throws Broken {
        content.begin();
        try (InputStream in = new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(packed, from, length))) {
            int read = 0;
            while (read >= 0) {
                content.added(read);
                int room = content.room();
                read = in.read(content.bytes(), content.to(), room);
            }
        } catch (IOException e) {
            throw new Broken("a block holds no data compressed with Zstandard, or damaged one");
        }
    }
}
