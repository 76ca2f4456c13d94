package io.crossfoot.common.feed;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the files that make one batch together are told: each is a part, read by a task of its own.
 *
 * @param pattern finds in a file's name which part it is: its first group, from 1. A second group says how many parts there
 *     are. What is left of the name without all that the pattern matches is the name of the delivery, which all parts share
 * @param count how many parts there are, if it is always the same number
 * @param manifest the control values of all parts together, in a file named like the delivery; one of them may say how many
 *     parts there are. A set is delivered only when that file is there
 */
public record Parts(Pattern pattern, Optional<Integer> count, Optional<Manifest> manifest) {

    /** The batch's state in each partition has an entry for each part, and must fit into one message. */
    public static final int MOST = 1_000;

    /**
     * A file by its name.
     *
     * @param delivery what the names of all parts have in common
     * @param number from 1
     * @param count how many parts there are; empty where only the manifest says it
     */
    public record Part(String file, String delivery, int number, Optional<Integer> count) {

        Part ofCount(int count) {
            return new Part(file, delivery, number, Optional.of(count));
        }
    }

    public Parts {
        requireOneCount(pattern.matcher("").groupCount(), count, countControl(manifest));
        count.filter(number -> !isPossible(number)).ifPresent(number -> {
            throw new IllegalArgumentException("count must be 1 to %d, got %d".formatted(MOST, number));
        });
    }

    private static void requireOneCount(int groups, Optional<Integer> count, Optional<String> control) {
        if (groups < 1 || groups > 2) {
            throw new IllegalArgumentException(
                    ("pattern must have a group (…) for the part's number, and may have a second for how many parts there are;"
                                    + " got %d; write other groups as (?:…)")
                            .formatted(groups));
        }
        int said = groups - 1 + (count.isPresent() ? 1 : 0) + (control.isPresent() ? 1 : 0);
        if (said != 1) {
            throw new IllegalArgumentException(
                    ("how many parts there are must be said once: by a second group of pattern, by count, or by a control of"
                                    + " the manifest that counts '%s'; it is said %d times")
                            .formatted(ControlDefinition.PARTS, said));
        }
    }

    /** The control value of the manifest that says how many parts there are. */
    public Optional<String> countControl() {
        return countControl(manifest);
    }

    private static Optional<String> countControl(Optional<Manifest> manifest) {
        return manifest.flatMap(whole -> whole.controls().entrySet().stream()
                .filter(control -> control.getValue().equals(ControlDefinition.PARTS))
                .map(Map.Entry::getKey)
                .findFirst());
    }

    /**
     * Which part of which delivery this file is.
     *
     * @throws IllegalArgumentException if its name does not say so
     */
    public Part of(String file) {
        Matcher matcher = pattern.matcher(file);
        if (!matcher.find()) {
            throw new IllegalArgumentException(
                    "File '%s': its name does not say which part it is; the feed looks for %s"
                            .formatted(file, pattern));
        }
        int number = number(file, matcher.group(1));
        Optional<Integer> parts = matcher.groupCount() > 1 ? Optional.of(number(file, matcher.group(2))) : count;
        String delivery = deliveryOf(file);
        if (number < 1
                || number > parts.orElse(MOST)
                || !parts.map(Parts::isPossible).orElse(true)) {
            throw new IllegalArgumentException(
                    "File '%s': its name says that it is part %d of %s; a part is one of at most %d, counted from 1"
                            .formatted(file, number, parts.map(String::valueOf).orElse("a set"), MOST));
        }
        if (delivery.isEmpty()) {
            throw new IllegalArgumentException(
                    "File '%s': all of its name is the part's; the delivery needs a name".formatted(file));
        }
        return new Part(file, delivery, number, parts);
    }

    /** The name of the delivery that the file is a part of; the file's own name if it is none. */
    String deliveryOf(String file) {
        Matcher matcher = pattern.matcher(file);
        return matcher.find() ? file.substring(0, matcher.start()) + file.substring(matcher.end()) : file;
    }

    /** Whether a batch may have so many parts. */
    public static boolean isPossible(int parts) {
        return parts >= 1 && parts <= MOST;
    }

    private static int number(String file, String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "File '%s': '%s' in its name is no number of a part".formatted(file, digits), e);
        }
    }
}
