package io.crossfoot.bench.study;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The file that every run is noted in as soon as it has ended, a line of JSON each. */
public final class ResultLog {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Path file;
    private final List<Line> lines = new ArrayList<>();

    /** One of the three. */
    private record Line(
            @Nullable RunResult result,
            @Nullable RunFailure failure,
            @Nullable Execution execution) {}

    private ResultLog(Path file) {
        this.file = file;
    }

    /** A log in this file that goes on from what the file holds. */
    public static ResultLog continuing(Path file) {
        ResultLog log = new ResultLog(file);
        try {
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    log.lines.add(JSON.readValue(line, Line.class));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
        return log;
    }

    /** A log in this file that begins anew. */
    public static ResultLog startingAnew(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ResultLog(file);
    }

    /** A log in this file that begins anew with what is known from elsewhere. */
    public static ResultLog startingFrom(
            Path file, List<Execution> executions, List<RunResult> results, List<RunFailure> failures) {
        ResultLog log = startingAnew(file);
        executions.forEach(log::begin);
        results.forEach(log::add);
        failures.forEach(log::add);
        return log;
    }

    /** Notes who makes the runs that follow. */
    public void begin(Execution execution) {
        write(new Line(null, null, execution));
    }

    void add(RunResult result) {
        write(new Line(result, null, null));
    }

    void add(RunFailure failure) {
        write(new Line(null, failure, null));
    }

    private void write(Line line) {
        lines.add(line);
        try {
            Files.writeString(
                    file, JSON.writeValueAsString(line) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    public List<Execution> executions() {
        return lines.stream().map(Line::execution).filter(Objects::nonNull).toList();
    }

    public List<RunResult> results() {
        return lines.stream().map(Line::result).filter(Objects::nonNull).toList();
    }

    public List<RunFailure> failures() {
        return lines.stream().map(Line::failure).filter(Objects::nonNull).toList();
    }
}
