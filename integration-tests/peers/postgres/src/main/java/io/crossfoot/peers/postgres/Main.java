package io.crossfoot.peers.postgres;

import io.crossfoot.peers.postgres.copy.CopyVariant;
import io.crossfoot.peers.postgres.springbatch.SpringBatchVariant;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Starts the server, says {@code ready}, and does one run for each line of its input until that ends. */
public final class Main {

    private static final Pattern RUN = Pattern.compile("run (?<file>.+) (?<run>\\S+)");

    private Main() {}

    public static void main(String[] args) throws Exception {
        // Standard output belongs to the benchmark: whatever a library prints goes elsewhere.
        PrintStream benchmark = System.out;
        System.setOut(System.err);
        Map<String, String> arguments = Arrays.stream(args)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));

        Path work = Path.of(arguments.get("work"));
        int parallelism = Integer.parseInt(arguments.getOrDefault("parallelism", "2"));
        try (Server server = Server.start(work, parallelism);
                Variant variant = variant(arguments.getOrDefault("variant", "copy"), server, parallelism)) {
            benchmark.println("ready");
            serve(new Batch(variant, server.connections(), work), benchmark::println);
        }
    }

    private static Variant variant(String name, Server server, int parallelism) {
        return switch (name) {
            case "copy" -> new CopyVariant(server.connections());
            case "spring-batch" -> SpringBatchVariant.open(server.connections(), parallelism);
            default ->
                throw new IllegalArgumentException("expected variant 'copy' or 'spring-batch', got '" + name + "'");
        };
    }

    private static void serve(Batch batch, Consumer<String> benchmark) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            try {
                Matcher command = RUN.matcher(line);
                if (!command.matches()) {
                    throw new IllegalArgumentException("expected 'run <file> <run-id>', got '" + line + "'");
                }
                batch.run(Path.of(command.group("file")), command.group("run"), benchmark);
            } catch (Exception failure) {
                failure.printStackTrace();
                benchmark.accept("failed " + failure.toString().replaceAll("\\s+", " "));
            }
        }
    }
}
