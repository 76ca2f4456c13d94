package io.crossfoot.ingest.draft;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which records of a sample are headers, details and trailers: told by how many fields they have, and by the first. */
final class SampleShape {

    /** So many records are looked at to know what most are like. */
    private static final int HEAD = 1_000;

    /** More headers or trailers no file has. */
    private static final int MOST_FRAMES = 5;

    /** Kinds of record beside the details; with more, the first field is no tag. */
    private static final int MOST_TAGS = 8;

    private static final Pattern TAG = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,15}|[0-9]{1,2}");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");

    private final List<List<String>> head = new ArrayList<>();
    private final Deque<List<String>> tail = new ArrayDeque<>();
    private long records;

    /** Takes the next record into account. */
    void see(List<String> fields) {
        records++;
        if (head.size() < HEAD) {
            head.add(fields);
        }
        tail.add(fields);
        if (tail.size() > MOST_FRAMES) {
            tail.remove();
        }
    }

    /** What has been found; empty if no record can be a detail. */
    Optional<Found> found() {
        return records == 0 ? Optional.empty() : Optional.of(new Finder().find());
    }

    /**
     * The parts of a sample.
     *
     * @param headers the records before the details
     * @param trailers those behind them
     * @param width number of fields of a detail, its tag included
     * @param tag first field of every detail, if that says what a record is
     * @param otherTags of kinds of record among the details
     * @param details number of records between headers and trailers
     */
    record Found(
            List<FrameRecord> headers,
            List<FrameRecord> trailers,
            int width,
            Optional<String> tag,
            Set<String> otherTags,
            long details) {

        /** Whether a record between headers and trailers is a detail. */
        boolean isDetail(List<String> fields) {
            return tag.map(fields.get(0)::equals).orElse(fields.size() == width);
        }
    }

    private final class Finder {

        private final List<List<String>> typical = head.size() > 2 ? head.subList(1, head.size() - 1) : head;
        private final Optional<String> tag = tag();
        private final int width =
                most(typical.stream().filter(this::isTagged).map(List::size).toList());
        private final boolean numbered = typical.stream()
                .filter(this::isTagged)
                .allMatch(fields -> DIGIT.matcher(fields.get(0)).find());

        Found find() {
            List<List<String>> headers = new ArrayList<>();
            for (int i = 0; i < Math.min(head.size(), MOST_FRAMES) && isFrame(head.get(i)); i++) {
                headers.add(head.get(i));
            }
            List<List<String>> trailers = new ArrayList<>();
            List<List<String>> last = List.copyOf(tail);
            for (int i = last.size() - 1;
                    i >= 0 && isFrame(last.get(i)) && headers.size() + trailers.size() < records;
                    i--) {
                trailers.add(0, last.get(i));
            }
            return new Found(
                    headers.stream().map(FrameRecord::of).toList(),
                    trailers.stream().map(FrameRecord::of).toList(),
                    width,
                    tag,
                    otherTags(headers, trailers),
                    records - headers.size() - trailers.size());
        }

        private boolean isFrame(List<String> fields) {
            if (tag.isPresent()) {
                return !isTagged(fields);
            }
            return fields.size() != width
                    || (numbered && !DIGIT.matcher(fields.get(0)).find());
        }

        private boolean isTagged(List<String> fields) {
            return tag.isEmpty() || fields.get(0).equals(tag.get());
        }

        /** The first field is a tag if it has few values, and the first or the last record of the file has another. */
        private Optional<String> tag() {
            List<String> firsts = typical.stream().map(fields -> fields.get(0)).toList();
            Set<String> tags = new HashSet<>(firsts);
            boolean few = tags.size() <= MOST_TAGS && tags.size() * 3 <= firsts.size();
            boolean ends = tags.contains(head.get(0).get(0))
                    && tags.contains(tail.getLast().get(0));
            return few
                            && !ends
                            && tags.stream().allMatch(tag -> TAG.matcher(tag).matches())
                    ? Optional.of(most(firsts))
                    : Optional.empty();
        }

        private Set<String> otherTags(List<List<String>> headers, List<List<String>> trailers) {
            Set<String> others = tag.isEmpty()
                    ? new HashSet<>()
                    : head.stream().map(fields -> fields.get(0)).collect(Collectors.toSet());
            tag.ifPresent(others::remove);
            headers.forEach(fields -> others.remove(fields.get(0)));
            trailers.forEach(fields -> others.remove(fields.get(0)));
            return others;
        }

        private static <T> T most(List<T> values) {
            Map<T, Long> counts = values.stream()
                    .collect(Collectors.groupingBy(Function.identity(), HashMap::new, Collectors.counting()));
            return counts.entrySet().stream()
                    .max(Comparator.comparingLong(Map.Entry::getValue))
                    .orElseThrow()
                    .getKey();
        }
    }
}
