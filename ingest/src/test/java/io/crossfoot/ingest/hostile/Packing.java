package io.crossfoot.ingest.hostile;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The ways that files come packed. */
enum Packing {
    GZIP {
        @Override
        byte[] pack(byte[] plain) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                out.write(plain);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return packed.toByteArray();
        }
    },

    ZIP {
        @Override
        byte[] pack(byte[] plain) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (ZipOutputStream out = new ZipOutputStream(packed)) {
                out.putNextEntry(entry("folder/"));
                out.putNextEntry(entry("folder/file.txt"));
                out.write(plain);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return packed.toByteArray();
        }
    },

    ZSTANDARD {
        @Override
        byte[] pack(byte[] plain) {
            return Zstd.compress(plain);
        }
    };

    abstract byte[] pack(byte[] plain);

    /** Without the time of now, so that the same content gives the same bytes. */
    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        return entry;
    }
}
