package io.crossfoot.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.crossfoot.bench.measure.FileRates;
import io.crossfoot.bench.measure.Machine;
import io.crossfoot.bench.study.Execution;
import io.crossfoot.bench.study.RunFailure;
import io.crossfoot.bench.study.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All that is known of what was measured: what {@code results.json} holds.
 *
 * @param at when the last run had ended
 * @param executions the starts of the benchmark that the results are from
 * @param versions of what Crossfoot rests on
 * @param fileRates how fast the machine reads and checks the file of the comparison
 * @param titles what contenders are called, by their names
 */
public record Experiment(
        Instant at,
        List<Execution> executions,
        Machine machine,
        Map<String, String> versions,
        FileRates fileRates,
        Map<String, String> titles,
        List<RunResult> results,
        List<RunFailure> failures) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    public static Experiment read(Path file) {
        try {
            return JSON.readValue(file.toFile(), Experiment.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    void write(Path file) {
        try {
            JSON.writeValue(file.toFile(), this);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    /** The results of one study, in the order they came. */
    List<RunResult> of(String study) {
        return results.stream()
                .filter(result -> result.setting().study().equals(study))
                .toList();
    }

    String title(String contender) {
        return titles.getOrDefault(contender, contender);
    }
}
