package io.crossfoot.bench.floor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The floor as a process of its own. It speaks the protocol of the peers, but for the file, which is one of
 * {@link MessageFile}, and for the results, which it has none of.
 */
public final class FloorMain {

    private FloorMain() {}

    public static void main(String[] arguments) throws IOException {
        String bootstrapServers = "";
        for (String argument : arguments) {
            if (argument.startsWith("bootstrap=")) {
                bootstrapServers = argument.substring("bootstrap=".length());
            }
        }
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Floor floor = new Floor(bootstrapServers)) {
            System.out.println("ready");
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                String[] words = line.split(" ", -1);
                System.out.println(answer(floor, Path.of(words[1]), words[2] + ".events"));
            }
        }
    }

    private static String answer(Floor floor, Path file, String topic) {
        try {
            floor.carry(file, topic);
            return "done topic:" + topic;
        } catch (Exception e) {
            return "failed " + e;
        }
    }
}
