package io.crossfoot.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionTest {

    @TempDir
    private Path folder;

    @Test
    void isTheCommitThatTheFolderIsAt() {
        // Given
        assumeThat(git("init", "--quiet")).isZero();
        assumeThat(git(
                        "-c",
                        "user.name=Me",
                        "-c",
                        "user.email=me@here",
                        "commit",
                        "--quiet",
                        "--allow-empty",
                        "-m",
                        "."))
                .isZero();
        // When
        String revision = Revision.of(folder);
        // Then
        assertThat(revision).matches("[0-9a-f]{7,}");
    }

    @Test
    void isUnknownWhereThereIsNoClone() {
        // When
        String revision = Revision.of(folder);
        // Then
        assertThat(revision).isEmpty();
    }

    private int git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command).start().onExit().join().exitValue();
        } catch (IOException e) {
            return -1;
        }
    }
}
