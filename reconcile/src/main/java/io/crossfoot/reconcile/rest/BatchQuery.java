package io.crossfoot.reconcile.rest;

import io.crossfoot.common.batch.BatchId;
import io.crossfoot.schema.BatchState;
import io.crossfoot.schema.SourceFile;
import io.crossfoot.schema.Verdict;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which batches are asked for; what is not given does not matter.
 *
 * @param fingerprint that of the source, as its verdicts show it
 * @param limit how many at most, the last ones by name
 */
record BatchQuery(
        Optional<String> feed,
        Optional<LocalDate> date,
        Optional<BatchState> state,
        Optional<String> fingerprint,
        int limit) {

    private static final int USUAL_LIMIT = 100;
    private static final int MOST = 1_000;
    private static final Set<String> NAMES = Set.of("feed", "date", "state", "fingerprint", "limit");

    /**
     * Reads the query's parameters.
     *
     * @throws io.javalin.http.BadRequestResponse naming all that is wrong with them
     */
    static BatchQuery of(Map<String, List<String>> parameters) {
        Problems problems = new Problems();
        parameters.keySet().stream()
                .filter(name -> !NAMES.contains(name))
                .sorted()
                .forEach(name -> problems.add("there is no parameter '%s'; there are %s"
                        .formatted(name, NAMES.stream().sorted().toList())));
        Parameters given = new Parameters(parameters, problems);
        BatchQuery query = new BatchQuery(
                given.read("feed", "a feed's name", Function.identity()),
                given.read("date", "a date such as 2026-11-22", LocalDate::parse),
                given.read("state", "one of " + states(), BatchQuery::state),
                given.read("fingerprint", "32 hexadecimal digits", BatchQuery::fingerprint),
                given.read("limit", "a number from 1 to " + MOST, BatchQuery::limit)
                        .orElse(USUAL_LIMIT));
        problems.throwIfAny();
        return query;
    }

    /** What the names of all batches begin with that match. */
    String prefix() {
        return feed.map(name ->
                        name + '/' + date.map(day -> day.toString() + '/').orElse(""))
                .orElse("");
    }

    boolean matches(Verdict verdict) {
        BatchId batch = BatchId.parse(verdict.getBatch());
        SourceFile source = verdict.getSource();
        return feed.filter(wanted -> !wanted.equals(batch.feed())).isEmpty()
                && date.filter(wanted -> !wanted.equals(batch.businessDate())).isEmpty()
                && state.filter(wanted -> wanted != verdict.getState()).isEmpty()
                && fingerprint
                        .filter(wanted -> source == null || !wanted.equals(source.getFingerprint()))
                        .isEmpty();
    }

    private static List<String> states() {
        return Arrays.stream(BatchState.values()).map(BatchView::kebab).toList();
    }

    private static BatchState state(String text) {
        return Arrays.stream(BatchState.values())
                .filter(state -> BatchView.kebab(state).equals(text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    private static String fingerprint(String text) {
        if (!text.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    private static int limit(String text) {
        int limit = Integer.parseInt(text);
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException();
        }
        return limit;
    }

    /** The parameters given, and what is wrong with them. */
    private record Parameters(Map<String, List<String>> values, Problems problems) {

        <T> Optional<T> read(String name, String expected, Function<String, T> parse) {
            List<String> given = values.getOrDefault(name, List.of());
            if (given.size() > 1) {
                problems.add("%s is given %d times".formatted(name, given.size()));
            }
            return given.stream().findFirst().flatMap(text -> parse(name, expected, parse, text));
        }

        private <T> Optional<T> parse(String name, String expected, Function<String, T> parse, String text) {
            try {
                return Optional.of(parse.apply(text));
            } catch (IllegalArgumentException | DateTimeException e) {
                problems.add("%s must be %s, got '%s'".formatted(name, expected, text));
                return Optional.empty();
            }
        }
    }
}
