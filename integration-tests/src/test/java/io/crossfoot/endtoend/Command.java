package io.crossfoot.endtoend;

import io.crossfoot.cli.CrossfootCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that was run to its end, as a process.
 *
 * @param out what it wrote to standard output
 * @param errors what it wrote to standard error
 */
record Command(int exitCode, String out, String errors) {

    /** Runs a main class. */
    static Command run(Class<?> main, String... arguments) {
        return run(List.of(), main, arguments);
    }

    /** Runs {@code crossfoot}, as built in this folder: its platform is in {@code .crossfoot} below it. */
    static Command crossfoot(Path root, String... arguments) {
        return run(List.of("-Dcrossfoot.root=" + root), CrossfootCommand.class, arguments);
    }

    private static Command run(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.add(main.getName());
        command.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile("out", null);
            Path errors = Files.createTempFile("errors", null);
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(errors.toFile());
            builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
            int exitCode = builder.start().waitFor();
            return new Command(exitCode, textOf(out), textOf(errors));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String textOf(Path file) throws IOException {
        String text = Files.readString(file);
        Files.delete(file);
        return text;
    }
}
