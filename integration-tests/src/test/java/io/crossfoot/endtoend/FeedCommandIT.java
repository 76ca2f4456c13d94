package io.crossfoot.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a sample to a description that fits it, as a newcomer goes. */
class FeedCommandIT {

    private static final String CONTENT = """
            SETTLED,2026-11-23
            1,ACME,EUR,100.00
            2,ACME,EUR,-20.50
            3,ZENITH,USD,7.25
            END,3,86.75
            """;

    @TempDir
    private Path folder;

    @Test
    void draftsADescriptionThatFitsTheSample() throws IOException {
        // Given
        Path sample = Files.writeString(folder.resolve("settled-20261123.csv"), CONTENT);
        Path description = folder.resolve("settled.yaml");
        // When
        Command drafted = run("feed", "new", sample, "--out", description);
        Command checked = run("feed", "check", description, "--sample", sample);
        // Then
        assertThat(drafted).as(drafted::errors).returns(0, Command::exitCode);
        assertThat(checked).as(checked::errors).returns(0, Command::exitCode);
        assertThat(checked.out())
                .contains("events on settled.events, one message a record, key column_1")
                .contains("{\"column_1\":1,\"column_2\":\"ACME\",\"column_3\":\"EUR\",\"column_4\":\"100.00\"}")
                .contains("verdict: balanced");
    }

    @Test
    void keepsAFileThatIsThere() throws IOException {
        // Given
        Path sample = Files.writeString(folder.resolve("settled-20261123.csv"), CONTENT);
        Path description = Files.writeString(folder.resolve("settled.yaml"), "mine");
        // When
        Command drafted = run("feed", "new", sample, "--out", description);
        // Then
        assertThat(drafted).returns(2, Command::exitCode);
        assertThat(drafted.errors()).contains("is there already");
        assertThat(description).hasContent("mine");
    }

    @Test
    void saysAllThatIsWrongWithADescription() throws IOException {
        // Given
        Path description = Files.writeString(folder.resolve("bad.yaml"), """
                name: Bad Name
                format: nacha
                key: [nothing]
                releases: {}
                """);
        // When
        Command checked = run("feed", "check", description);
        // Then
        assertThat(checked).returns(1, Command::exitCode);
        assertThat(checked.errors()).contains("bad.yaml").contains("releases");
    }

    @Test
    void findsASampleThatDoesNotFit() throws IOException {
        // Given
        Path sample = Files.writeString(folder.resolve("settled-20261123.csv"), CONTENT);
        Path other = Files.writeString(folder.resolve("other.csv"), CONTENT.replace("100.00", "a hundred"));
        Path description = folder.resolve("settled.yaml");
        run("feed", "new", sample, "--out", description);
        // When
        Command checked = run("feed", "check", description, "--sample", other);
        // Then
        assertThat(checked).returns(1, Command::exitCode);
        assertThat(checked.out()).contains("must be").contains("rejected").doesNotContain("hundred");
    }

    private Command run(Object... arguments) {
        String[] texts = new String[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            texts[i] = arguments[i].toString();
        }
        return Command.crossfoot(folder, texts);
    }
}
