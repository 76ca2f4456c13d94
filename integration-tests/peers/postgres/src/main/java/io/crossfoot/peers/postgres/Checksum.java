package io.crossfoot.peers.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;

/** The SHA-256 of a file, in hexadecimal. */
public record Checksum(String sha256) {

    private static final int BUFFER_BYTES = 1 << 20;

    /** Read beside the load, which goes through the same bytes. */
    public static CompletableFuture<Checksum> startOf(Path file) {
        return CompletableFuture.supplyAsync(() -> of(file));
    }

    /** As {@code sha256sum} leaves it beside the file. */
    public static Checksum statedFor(Path file) throws IOException {
        Path sidecar = file.resolveSibling(file.getFileName() + ".sha256");
        return new Checksum(Files.readString(sidecar).strip().split("\\s+")[0]);
    }

    public void require(Checksum stated, Path file) {
        if (!equals(stated)) {
            throw new IllegalStateException(
                    "the SHA-256 of " + file + " is " + sha256 + ", its sidecar states " + stated.sha256);
        }
    }

    private static Checksum of(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return new Checksum(HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
