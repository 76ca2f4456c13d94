package io.crossfoot.peers.spark;

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
import org.apache.spark.sql.SparkSession;

/** Starts a session, says {@code ready}, and does one run for each line of its input until that ends. */
public final class Main {

    private static final Pattern RUN = Pattern.compile("run (?<file>.+) (?<run>\\S+)");

    private Main() {}

    public static void main(String[] args) throws IOException {
        // Standard output belongs to the benchmark: whatever a library prints goes elsewhere.
        PrintStream benchmark = System.out;
        System.setOut(System.err);
        Map<String, String> arguments = Arrays.stream(args)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));

        Path work = Path.of(arguments.get("work"));
        int threads = Integer.parseInt(arguments.getOrDefault("parallelism", "2"));
        try (SparkSession session = Session.start(work, threads)) {
            Topics topics = new Topics(session, arguments.get("bootstrap"));
            Ingest ingest = new Ingest(session, topics, new SchemaRegistry(arguments.get("registry")));
            Aggregation aggregation = aggregation(arguments.getOrDefault("variant", "streaming"), topics, work);
            benchmark.println("ready");
            serve(new Job(ingest, aggregation), benchmark::println);
        }
    }

    private static Aggregation aggregation(String variant, Topics topics, Path work) {
        return switch (variant) {
            case "streaming" -> new StreamingAggregation(topics, work);
            case "batch" -> new BatchAggregation(topics);
            default -> throw new IllegalArgumentException(
                    "expected variant 'streaming' or 'batch', got '" + variant + "'");
        };
    }

    private static void serve(Job job, Consumer<String> benchmark) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            try {
                Matcher command = RUN.matcher(line);
                if (!command.matches()) {
                    throw new IllegalArgumentException("expected 'run <file> <run-id>', got '" + line + "'");
                }
                benchmark.accept("done topic:" + job.run(Path.of(command.group("file")), command.group("run")));
            } catch (Exception failure) {
                failure.printStackTrace();
                benchmark.accept("failed " + failure.toString().replaceAll("\\s+", " "));
            }
        }
    }
}
