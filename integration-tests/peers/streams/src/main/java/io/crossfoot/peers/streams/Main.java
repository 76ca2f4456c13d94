package io.crossfoot.peers.streams;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Speaks the benchmark's protocol: says {@code ready}, does one run for each line on standard input, ends with it. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        Settings settings = Settings.of(arguments);
        answers.println("ready");
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String request = requests.readLine(); request != null; request = requests.readLine()) {
            answer(request, settings, answers);
        }
    }

    /** Answers before it tidies up; what fails then is an error of this program, and ends it. */
    private static void answer(String request, Settings settings, PrintStream answers) {
        String[] words = request.split(" ");
        if (words.length != 3 || !words[0].equals("run")) {
            answers.println("failed Expected 'run <file> <run-id>', got '" + request + "'");
            return;
        }
        boolean answered = false;
        try (Run run = new Run(words[2], settings)) {
            answers.println("done topic:" + run.toResults(Path.of(words[1])));
            answered = true;
        } catch (Exception e) {
            if (answered) {
                throw new IllegalStateException("Cannot tidy up after " + words[2], e);
            }
            e.printStackTrace();
            answers.println(
                    "failed " + rootCause(e).toString().lines().findFirst().orElseThrow());
        }
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
