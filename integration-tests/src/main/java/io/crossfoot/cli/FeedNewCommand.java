package io.crossfoot.cli;

import io.crossfoot.ingest.draft.FeedDraft;
import io.crossfoot.ingest.inspect.UnusableFileException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code crossfoot feed new}: drafts a feed's description from one of its files. */
@Command(
        name = "new",
        description = "Draft a feed's YAML from a sample of its files, to go on from.",
        mixinStandardHelpOptions = true)
final class FeedNewCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SAMPLE", description = "One of the feed's files; compressed ones are unpacked.")
    private Path sample;

    @Option(names = "--name", paramLabel = "FEED", description = "The feed's name; made of the file's unless given.")
    private @Nullable String name;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write the YAML; a file that exists stays. To the console unless given.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        String yaml = draft();
        if (out == null) {
            spec.commandLine().getOut().print(yaml);
        } else {
            write(out, yaml);
            spec.commandLine()
                    .getOut()
                    .printf("Wrote %1$s; see what comes of it: crossfoot feed check %1$s --sample %2$s%n", out, sample);
        }
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }

    private String draft() throws IOException {
        try {
            return FeedDraft.of(sample, Optional.ofNullable(name));
        } catch (UnusableFileException e) {
            throw new CommandFault(String.valueOf(e.getMessage()), e);
        }
    }

    private static void write(Path file, String yaml) throws IOException {
        try {
            Files.writeString(file, yaml, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new CommandFault("File '%s': is there already; name another with --out".formatted(file), e);
        } catch (NoSuchFileException e) {
            throw new CommandFault("File '%s': there is no such folder; make it first".formatted(file), e);
        }
    }
}
