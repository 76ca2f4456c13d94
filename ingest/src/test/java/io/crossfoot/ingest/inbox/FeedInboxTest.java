package io.crossfoot.ingest.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedInboxTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    private Path home;

    private Path folder;
    private FeedInbox inbox;
    private long seconds;

    @BeforeEach
    void create() throws IOException {
        folder = home.resolve("inbox/orders");
        inbox = inbox("files: '*.csv'");
        inbox.create();
    }

    @Test
    void takesWantedFilesOldestFirst() throws IOException {
        // Given
        put("b.csv", "1", NOON);
        put("a.csv", "2", NOON);
        put("z.csv", "3", NOON.minusSeconds(60));
        put("notes.txt", "not wanted", NOON);
        put(".hidden.csv", "not wanted", NOON);
        put("growing.csv.tmp", "not whole", NOON);
        put("growing.csv.part", "not whole", NOON);
        Files.createDirectory(folder.resolve("folder.csv"));
        inbox.arrived();
        // When
        List<ArrivedFile> files = inbox.arrived();
        // Then
        assertThat(files).extracting(ArrivedFile::name).containsExactly("z.csv", "a.csv", "b.csv");
    }

    @Test
    void leavesFileAloneUntilItHasComeToRest() throws IOException {
        // Given
        put("a.csv", "first half", NOON);
        List<ArrivedFile> firstLook = inbox.arrived();
        put("a.csv", "first half, second half", NOON.plusSeconds(1));
        // When
        List<ArrivedFile> secondLook = inbox.arrived();
        List<ArrivedFile> thirdLook = inbox.arrived();
        // Then
        assertThat(firstLook).isEmpty();
        assertThat(secondLook).isEmpty();
        assertThat(thirdLook).extracting(ArrivedFile::name).containsExactly("a.csv");
    }

    @Test
    void takesFileThatHasBeenAsItIsForAsLongAsTheFeedWants() throws IOException {
        // Given
        inbox = inbox("unchanged-for: 30s");
        put("a.csv", "1", NOON);
        inbox.arrived();
        seconds = 20;
        put("a.csv", "12", NOON);
        inbox.arrived();
        // When
        seconds = 49;
        List<ArrivedFile> tooEarly = inbox.arrived();
        seconds = 50;
        List<ArrivedFile> files = inbox.arrived();
        // Then
        assertThat(tooEarly).isEmpty();
        assertThat(files).extracting(ArrivedFile::name).containsExactly("a.csv");
    }

    @Test
    void takesFileOnceItsLastLineIsThere() throws IOException {
        // Given
        inbox = inbox("last-line: '^END,'");
        put("whole.csv", "1,ACME\r\nEND,1\r\n\r\n", NOON);
        put("long.csv", "x".repeat(5000) + "\nEND,1", NOON);
        put("header.csv", "END,0\n1,ACME\n", NOON);
        put("empty.csv", "", NOON);
        inbox.arrived();
        // When
        List<ArrivedFile> files = inbox.arrived();
        // Then
        assertThat(files).extracting(ArrivedFile::name).containsExactly("long.csv", "whole.csv");
    }

    @Test
    void takesFileWhenItsSidecarsAreThereAndPutsAllAway() throws IOException {
        // Given
        inbox = inbox("{checksum: sha256, done-file: .ok}");
        put("a.csv", "1", NOON);
        put("b.csv", "2", NOON);
        put("b.csv.sha256", "d4735e3a", NOON);
        put("b.csv.ok", "", NOON);
        put("c.csv", "3", NOON);
        put("c.csv.sha256", "d4735e3a", NOON);
        inbox.arrived();
        // When
        List<ArrivedFile> files = inbox.arrived();
        // Then
        assertThat(files).extracting(ArrivedFile::name).containsExactly("b.csv");
        inbox.putDone(files.get(0));
        assertThat(folder.resolve(".done/b.csv")).exists();
        assertThat(folder.resolve(".done/b.csv.sha256")).exists();
        assertThat(folder.resolve(".done/b.csv.ok")).exists();
        assertThat(folder.resolve("b.csv.sha256")).doesNotExist();
        assertThat(folder.resolve("b.csv.ok")).doesNotExist();
    }

    @Test
    void leavesTheManifestOfSeveralFilesToThem() throws IOException {
        // Given
        inbox = inbox("""
                parts:
                  pattern: '-(\\d+)\\.csv$'
                  manifest:
                    suffix: .ctl
                    text: {pattern: '(\\S+) files', values: [files]}
                    controls: {files: parts}
                """);
        put("a-1.csv", "1", NOON);
        put("a.ctl", "1 file", NOON);
        inbox.arrived();
        // When
        List<ArrivedFile> files = inbox.arrived();
        // Then
        assertThat(files).extracting(ArrivedFile::name).containsExactly("a-1.csv");
    }

    @Test
    void followsNoLinkOutOfTheInbox() throws IOException {
        // Given
        Path secret = Files.writeString(home.resolve("secret.csv"), "secret");
        Files.createSymbolicLink(folder.resolve("outside.csv"), secret);
        put("a.csv", "1", NOON);
        Files.createSymbolicLink(folder.resolve("inside.csv"), folder.resolve("a.csv"));
        inbox.arrived();
        // When
        List<ArrivedFile> files = inbox.arrived();
        // Then
        assertThat(files).extracting(ArrivedFile::name).containsExactly("a.csv", "inside.csv");
    }

    @Test
    void waitsForSidecarWhereThereIsOnlyALinkOutOfTheInbox() throws IOException {
        // Given
        inbox = inbox("checksum: sha256");
        put("a.csv", "1", NOON);
        Files.createSymbolicLink(
                folder.resolve("a.csv.sha256"), Files.writeString(home.resolve("secret.sha256"), "d4735e3a"));
        put("b.csv", "2", NOON);
        put("b.csv.sha256", "d4735e3a", NOON);
        inbox.arrived();
        // When
        List<ArrivedFile> files = inbox.arrived();
        // Then
        assertThat(files).extracting(ArrivedFile::name).containsExactly("b.csv");
    }

    @Test
    void keepsEveryFileItPutsAway() throws IOException {
        // Given
        ArrivedFile first = ArrivedFile.of(put("a.csv", "first", NOON));
        inbox.putDone(first);
        ArrivedFile second = ArrivedFile.of(put("a.csv", "second", NOON));
        // When
        Path place = inbox.putDone(second);
        // Then
        assertThat(folder.resolve(".done/a.csv")).hasContent("first");
        assertThat(place).isEqualTo(folder.resolve(".done/a.csv.1")).hasContent("second");
        assertThat(folder.resolve("a.csv")).doesNotExist();
    }

    @Test
    void knowsFileAgainOnlyWhileNothingHappensToIt() throws IOException {
        // Given
        ArrivedFile kept = ArrivedFile.of(put("kept.csv", "1", NOON));
        ArrivedFile rewritten = ArrivedFile.of(put("rewritten.csv", "1", NOON));
        ArrivedFile replaced = ArrivedFile.of(put("replaced.csv", "1", NOON));
        ArrivedFile gone = ArrivedFile.of(put("gone.csv", "1", NOON));
        // When
        put("rewritten.csv", "2", NOON.plusSeconds(1));
        Files.move(put("other.csv", "2", NOON), replaced.path(), StandardCopyOption.REPLACE_EXISTING);
        Files.delete(gone.path());
        // Then
        assertThat(kept.isUnchanged()).isTrue();
        assertThat(rewritten.isUnchanged()).isFalse();
        assertThat(replaced.isUnchanged()).isFalse();
        assertThat(gone.isUnchanged()).isFalse();
    }

    private FeedInbox inbox(String source) {
        return new FeedInbox(
                folder, ConfigReader.read(source, "source", Source.class), () -> NOON.plusSeconds(seconds));
    }

    private Path put(String name, String content, Instant modified) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        return Files.setLastModifiedTime(file, FileTime.from(modified));
    }
}
