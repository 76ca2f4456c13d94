package io.crossfoot.peers.flink;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Speaks the benchmark's protocol: says {@code ready}, does one run for each line on standard input, ends with it.
 */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        Settings settings = Settings.of(arguments);
        try (Session session = Session.start(settings)) {
            answers.println("ready");
            BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String request = requests.readLine(); request != null; request = requests.readLine()) {
                answers.println(answer(request, session, settings));
            }
        }
    }

    private static String answer(String request, Session session, Settings settings) {
        try {
            String[] words = request.split(" ");
            if (words.length != 3 || !words[0].equals("run")) {
                throw new IllegalArgumentException("Expected 'run <file> <run-id>', got '" + request + "'");
            }
            return "done topic:" + run(Path.of(words[1]), words[2], session, settings);
        } catch (Exception e) {
            e.printStackTrace();
            return "failed " + rootCause(e).toString().lines().findFirst().orElseThrow();
        }
    }

    /** The whole job for one file; returns the topic of the results. */
    private static String run(Path file, String runId, Session session, Settings settings) throws Exception {
        RegisteredSchema schema = RegisteredSchema.register(settings.registry(), runId + ".events");
        // One after the other: where a bounded KafkaSource ends is settled when it starts.
        new LoadJob(settings, schema).run(file, runId, session);
        return new AggregateJob(settings, schema).run(runId, session);
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
