package io.crossfoot.cli;

import io.crossfoot.common.feed.Column;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A request for an extract, as an inbox takes it. Its name is made of the feed, the date and the parameters, so that whoever asks
 * again for the same rows gets the next revision of their batch; its content is never the same twice.
 */
record ExtractRequestFile(String name, String content) {

    /**
     * A new request.
     *
     * @param parameters those of the feed, apart from the business date
     * @throws CommandFault if the feed does not take it
     */
    static ExtractRequestFile of(Feed feed, LocalDate date, Map<String, String> parameters) {
        if (!(feed.format() instanceof Rows rows)) {
            throw new CommandFault("Feed '%s' reads %s files, not a database; hand one in with 'crossfoot submit'"
                    .formatted(feed.name(), feed.format().name()));
        }
        if (parameters.containsKey(Rows.BUSINESS_DATE)) {
            throw new CommandFault("Parameter '%s' is the date of the batch; give it as --date %s"
                    .formatted(Rows.BUSINESS_DATE, parameters.get(Rows.BUSINESS_DATE)));
        }
        List<String> expected = rows.parameters().stream().map(Column::name).toList();
        Map<String, String> values = new LinkedHashMap<>(parameters);
        rows.parameters().stream()
                .filter(parameter -> parameter.name().equals(Rows.BUSINESS_DATE))
                .forEach(parameter -> values.put(parameter.name(), written(date, parameter)));
        requireAll(feed, expected, values);
        String name = name(feed, date, expected, values);
        requireDate(feed, name, date);
        return new ExtractRequestFile(name, content(values));
    }

    private static String written(LocalDate date, Column parameter) {
        return parameter.type() == Column.Type.DATE ? parameter.formatter().format(date) : date.toString();
    }

    private static void requireAll(Feed feed, List<String> expected, Map<String, String> values) {
        for (String name : expected) {
            if (!values.containsKey(name)) {
                throw new CommandFault(
                        "Feed '%s' needs the parameter '%s'; add --param %s=VALUE".formatted(feed.name(), name, name));
            }
        }
        for (String name : values.keySet()) {
            if (!expected.contains(name)) {
                throw new CommandFault("Feed '%s' has no parameter '%s'; it has %s"
                        .formatted(feed.name(), name, expected.isEmpty() ? "none" : String.join(", ", expected)));
            }
        }
    }

    private static String name(Feed feed, LocalDate date, List<String> expected, Map<String, String> values) {
        String day = date.format(
                DateTimeFormatter.ofPattern(feed.source().businessDate().format()));
        String rest = expected.stream()
                .filter(parameter -> !parameter.equals(Rows.BUSINESS_DATE))
                .map(parameter -> '-' + values.getOrDefault(parameter, "").replaceAll("[^A-Za-z0-9._]", "_"))
                .collect(Collectors.joining());
        return feed.name() + '-' + day + rest + ".extract";
    }

    /** The batch must get the date that was asked for. */
    private static void requireDate(Feed feed, String name, LocalDate date) {
        LocalDate arrival = LocalDate.now(feed.source().businessDate().zone());
        LocalDate found = inName(feed, name).orElse(arrival);
        if (!found.equals(date)) {
            throw new CommandFault(
                    "Feed '%s' would take a request named %s for %s, not for %s; give it a source.business-date pattern that finds the date there, such as '-(\\d{8})'"
                            .formatted(feed.name(), name, found, date));
        }
    }

    private static Optional<LocalDate> inName(Feed feed, String name) {
        try {
            return feed.source().businessDate().in(name);
        } catch (IllegalArgumentException e) {
            throw new CommandFault(String.valueOf(e.getMessage()), e);
        }
    }

    private static String content(Map<String, String> values) {
        StringBuilder content = new StringBuilder("request: " + UUID.randomUUID() + '\n');
        values.forEach((name, value) -> content.append(name)
                .append(": ")
                .append(value.replaceAll("\\R", " "))
                .append('\n'));
        return content.toString();
    }

    /** Writes it into the folder. */
    Path write(Path folder) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    /** Where ingest has put it, if it could not deliver it. */
    Optional<Path> failed(Path inbox) {
        Path folder = inbox.resolve(".failed");
        try (var files = Files.newDirectoryStream(folder, this::isCopy)) {
            Iterator<Path> found = files.iterator();
            return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
        } catch (IOException notYet) {
            return Optional.empty();
        }
    }

    /** Ingest adds a number to a name that is taken. */
    private boolean isCopy(Path file) throws IOException {
        return file.getFileName().toString().startsWith(name)
                && Files.readString(file).equals(content);
    }
}
