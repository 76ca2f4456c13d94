package io.crossfoot.bench.contender;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A peer in its simplest form: maps in memory, and a file. Variant {@code wrong} leaves a row out, {@code failing} fails. */
public final class FakePeer {

    private FakePeer() {}

    public static void main(String[] arguments) throws IOException {
        List<String> given = List.of(arguments);
        Path work = Path.of(given.stream()
                .filter(argument -> argument.startsWith("work="))
                .findFirst()
                .orElseThrow()
                .substring("work=".length()));
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("ready");
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] words = line.split(" ", -1);
            if (given.contains("variant=failing")) {
                System.out.println("failed no memory left");
                continue;
            }
            Path results = work.resolve(words[2] + ".csv");
            System.out.println("done file:" + results);
            List<String> rows = rows(Path.of(words[1]));
            Files.write(results, given.contains("variant=wrong") ? rows.subList(1, rows.size()) : rows);
            System.out.println("exported file:" + results);
        }
        Files.createFile(work.resolve("stopped"));
    }

    private static List<String> rows(Path file) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, BigDecimal> sums = new TreeMap<>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size() - 1)) {
            String[] columns = line.split(",", -1);
            String group = columns[1] + "," + columns[2].replaceFirst(":.*", ":00:00Z");
            counts.merge(group, 1, Integer::sum);
            sums.merge(group, new BigDecimal(columns[4]), BigDecimal::add);
        }
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + "," + entry.getValue() + "," + sums.get(entry.getKey()))
                .toList();
    }
}
