package io.crossfoot.endtoend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Ledger files that are the parts of one batch, and what they come to together.
 *
 * @param name what the names of the files have in common
 */
record LedgerParts(String name, List<LedgerFile> parts) {

    /** So many parts, each with so many lines; the same seed gives the same lines. */
    static LedgerParts random(long seed, int parts, int lines) {
        return new LedgerParts(
                "ledger-%016x".formatted(seed),
                IntStream.range(0, parts)
                        .mapToObj(part -> LedgerFile.random(seed + part, lines))
                        .toList());
    }

    /** A feed of such sets. */
    static String feed(String name) {
        return LedgerFile.feed(name)
                .replace("{files: \"*.txt\"}", "{files: \"*.txt\", parts: {pattern: '-(\\d+)of(\\d+)\\.txt$'}}");
    }

    /** The same set with another file for this part. */
    LedgerParts with(int part, LedgerFile file) {
        List<LedgerFile> altered = new ArrayList<>(parts);
        altered.set(part - 1, file);
        return new LedgerParts(name, altered);
    }

    /** @param part from 1 */
    String file(int part) {
        return "%s-%dof%d.txt".formatted(name, part, parts.size());
    }

    /** The contents by the names of the files. */
    Map<String, String> contents() {
        Map<String, String> contents = new LinkedHashMap<>();
        for (int part = 1; part <= parts.size(); part++) {
            contents.put(file(part), parts.get(part - 1).content());
        }
        return contents;
    }

    long records() {
        return parts.stream().mapToLong(LedgerFile::records).sum();
    }

    /** Per account, what is in all files. */
    Map<String, LedgerFile.Group> groups() {
        Map<String, LedgerFile.Group> groups = new TreeMap<>();
        parts.forEach(part ->
                part.groups().forEach((account, group) -> groups.merge(account, group, LedgerFile.Group::plus)));
        return groups;
    }
}
