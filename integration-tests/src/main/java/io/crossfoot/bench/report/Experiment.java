package io.crossfoot.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
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
 * @param titles what contenders are called, by their names
 */
public record Experiment(
        Instant at,
        List<Execution> executions,
        Map<String, String> versions,
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

    /** The start that a run is from. */
    Execution execution(RunResult result) {
        Execution latest = executions.get(0);
        for (Execution execution : executions) {
            latest = execution.at().isAfter(result.at()) ? latest : execution;
        }
        return latest;
    }

    /** Each once, in the order of their first runs. */
    List<Machine> machines() {
        return executions.stream().map(Execution::machine).distinct().toList();
    }

    String title(String contender) {
        return titles.getOrDefault(contender, contender);
    }
}
