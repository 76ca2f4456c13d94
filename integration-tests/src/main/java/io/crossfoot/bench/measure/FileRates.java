package io.crossfoot.bench.measure;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.Hashing;
import com.sun.nio.file.ExtendedOpenOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How fast this machine reads and checks a file, in bytes a second: what no contender can beat.
 *
 * @param disk past the operating system's cache; 0 where that cannot be done
 * @param cache out of that cache
 * @param xxh3 out of the cache with the checksum that Crossfoot knows files by
 * @param sha256 out of the cache with the checksum of the sidecar
 */
public record FileRates(double disk, double cache, double xxh3, double sha256) {

    private static final int BUFFER = 4 << 20;

    public static FileRates of(Path file) {
        try {
            double disk = diskRate(file);
            read(file, chunk -> {}, StandardOpenOption.READ);
            double cache = rate(file, chunk -> {}, StandardOpenOption.READ);
            HashStream128 hash = Hashing.xxh3_128().hashStream();
            byte[] bytes = new byte[BUFFER];
            double xxh3 = rate(file, chunk -> hash.putBytes(bytes, 0, take(chunk, bytes)), StandardOpenOption.READ);
            double sha256 = rate(file, MessageDigest.getInstance("SHA-256")::update, StandardOpenOption.READ);
            return new FileRates(disk, cache, xxh3, sha256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Not every file system can be read past the cache; one in memory cannot. */
    private static double diskRate(Path file) {
        try {
            return rate(file, chunk -> {}, StandardOpenOption.READ, ExtendedOpenOption.DIRECT);
        } catch (IOException | UnsupportedOperationException e) {
            return 0;
        }
    }

    private static int take(ByteBuffer chunk, byte[] bytes) {
        int length = chunk.remaining();
        chunk.get(bytes, 0, length);
        return length;
    }

    private static double rate(Path file, Consumer<ByteBuffer> work, OpenOption... options) throws IOException {
        long start = System.nanoTime();
        long bytes = read(file, work, options);
        return bytes / ((System.nanoTime() - start) / 1e9);
    }

    private static long read(Path file, Consumer<ByteBuffer> work, OpenOption... options) throws IOException {
        int block = Math.toIntExact(Files.getFileStore(file).getBlockSize());
        ByteBuffer chunk = ByteBuffer.allocateDirect(BUFFER + block).alignedSlice(block);
        long bytes = 0;
        try (FileChannel channel = FileChannel.open(file, Set.of(options))) {
            // Behind the end no direct read may be tried: it would not start at a block.
            while (bytes < channel.size()) {
                bytes += channel.read(chunk.clear().limit(BUFFER));
                work.accept(chunk.flip());
            }
        }
        return bytes;
    }
}
