package io.crossfoot.common.feed;

import io.crossfoot.common.feed.Parts.Part;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The parts of one delivery that are there.
 *
 * @param delivery what their names have in common
 * @param parts at least one; in the order of their numbers
 */
public record PartSet(String delivery, List<Part> parts) {

    private static final int NAMED = 20;

    public PartSet {
        parts = parts.stream()
                .sorted(Comparator.comparingInt(Part::number).thenComparing(Part::file))
                .toList();
    }

    /** The sets that these parts make, in the order of their first ones. */
    public static List<PartSet> of(Collection<Part> parts) {
        return parts.stream()
                .map(Part::delivery)
                .distinct()
                .map(delivery -> new PartSet(
                        delivery,
                        parts.stream()
                                .filter(part -> part.delivery().equals(delivery))
                                .toList()))
                .toList();
    }

    /** The same set, of which the manifest says how many parts it has. */
    public PartSet ofCount(int count) {
        return new PartSet(
                delivery, parts.stream().map(part -> part.ofCount(count)).toList());
    }

    /** How many parts there have to be; empty if nothing that is there says it. */
    public Optional<Integer> count() {
        return parts.stream().flatMap(part -> part.count().stream()).max(Comparator.naturalOrder());
    }

    /** The files in the order of their parts. */
    public List<String> files() {
        return parts.stream().map(Part::file).toList();
    }

    /** The numbers of the parts that are not there, as far as it is known that they have to be. */
    public List<Integer> missing() {
        Set<Integer> there = parts.stream().map(Part::number).collect(Collectors.toSet());
        return IntStream.rangeClosed(1, count().orElseGet(() -> last().number()))
                .filter(number -> !there.contains(number))
                .boxed()
                .toList();
    }

    /** Why the set cannot be delivered as it is; empty if each part is there, once. */
    public Optional<String> fault() {
        return contradiction().or(this::lack);
    }

    /** What is wrong that no further part can mend. */
    public Optional<String> contradiction() {
        return differentCounts().or(this::samePart).or(this::excess);
    }

    private Optional<String> differentCounts() {
        List<Part> byCount = parts.stream()
                .filter(part -> part.count().isPresent())
                .sorted(Comparator.comparing(part -> part.count().orElseThrow()))
                .toList();
        if (byCount.isEmpty()) {
            return Optional.empty();
        }
        Part fewest = byCount.get(0);
        Part most = byCount.get(byCount.size() - 1);
        return fewest.count().equals(most.count())
                ? Optional.empty()
                : Optional.of(
                        "its files do not agree on how many parts there are: '%s' says %d, '%s' says %d; take out those that do not belong to it"
                                .formatted(
                                        fewest.file(),
                                        fewest.count().orElseThrow(),
                                        most.file(),
                                        most.count().orElseThrow()));
    }

    private Optional<String> samePart() {
        return IntStream.range(1, parts.size())
                .filter(i -> parts.get(i).number() == parts.get(i - 1).number())
                .mapToObj(i -> "part %d is there twice, as '%s' and as '%s'; take one of them out"
                        .formatted(
                                parts.get(i).number(),
                                parts.get(i - 1).file(),
                                parts.get(i).file()))
                .findFirst();
    }

    private Optional<String> excess() {
        return count().filter(count -> last().number() > count)
                .map(count ->
                        "'%s' is part %d, and the manifest says that there are %d; take out what does not belong to it"
                                .formatted(last().file(), last().number(), count));
    }

    private Part last() {
        return parts.get(parts.size() - 1);
    }

    private Optional<String> lack() {
        List<Integer> missing = missing();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        String numbers = missing.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
        String all = count().map(count -> " of " + count).orElse("");
        return Optional.of(
                missing.size() == 1
                        ? "part %s%s is missing".formatted(numbers, all)
                        : "parts %s%s%s are missing".formatted(numbers, missing.size() > NAMED ? " …" : "", all));
    }
}
