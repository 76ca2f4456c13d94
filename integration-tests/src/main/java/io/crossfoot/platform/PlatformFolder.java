package io.crossfoot.platform;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Supplier;

/** A platform's home on disk: the note of its servers, {@code platform.json}, and the lock that commands take turns by. */
final class PlatformFolder {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path home;
    private final Path servers;

    PlatformFolder(Path home) {
        this.home = home.toAbsolutePath().normalize();
        this.servers = this.home.resolve("platform.json");
    }

    Path home() {
        return home;
    }

    boolean exists() {
        return Files.exists(home);
    }

    Path log(String name) {
        return home.resolve("logs").resolve(name + ".log");
    }

    /** The servers that were started here, in that order; some may have ended since. */
    List<RunningServer> read() {
        if (!Files.exists(servers)) {
            return List.of();
        }
        try {
            return JSON.readValue(servers.toFile(), new TypeReference<>() {});
        } catch (IOException e) {
            throw new PlatformException(
                    "Cannot read %s, which notes the platform's processes: %s. End them by hand ('jps -v' lists them with %s), then remove the file"
                            .formatted(servers, e.getMessage(), Launch.marker(home)),
                    e);
        }
    }

    /** Replaces the note in one step: another command sees the servers as they were or as they are. */
    void write(List<RunningServer> running) {
        try {
            Path draft = home.resolve("platform.json.draft");
            JSON.writeValue(draft.toFile(), running);
            Files.move(draft, servers, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does the work while no other command starts or stops a server of this home. */
    <T> T exclusively(Supplier<T> work) {
        try {
            Files.createDirectories(home);
            try (FileChannel channel = FileChannel.open(
                            home.resolve("platform.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                if (lock == null) {
                    throw busy();
                }
                return work.get();
            }
        } catch (OverlappingFileLockException e) {
            throw busy();
        } catch (IOException e) {
            throw new PlatformException("Cannot use %s as the platform's home: %s".formatted(home, e), e);
        }
    }

    private PlatformException busy() {
        return new PlatformException(
                "Another command is starting or stopping the platform in %s: wait for it, then try again"
                        .formatted(home));
    }
}
