package io.crossfoot.ingest.draft;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the name of a sample tells of the feed: its own name, the names of its files, and the date in them. */
record SampleName(String fileName) {

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern BASIC_DATE = Pattern.compile("(?<![0-9])(19|20|21)[0-9]{6}(?![0-9])");
    private static final Pattern ISO_DATE = Pattern.compile("(?<![0-9])(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}(?![0-9])");

    static SampleName of(Path sample) {
        return new SampleName(sample.getFileName().toString());
    }

    /** A name for the feed: the letters of the file's, without what stands behind the first dot. */
    String feed() {
        String name = fileName.toLowerCase(Locale.ROOT)
                .replaceFirst("\\..*", "")
                .replaceAll("[^a-z]+", "-")
                .replaceAll("^-|-$", "");
        return name.isEmpty() ? "feed" : name;
    }

    /** Which files are taken: all numbers of the name may differ. */
    String glob() {
        String escaped = fileName.replaceAll("[*?\\[\\]{}\\\\]", "?");
        return DIGITS.matcher(escaped).replaceAll("*");
    }

    /** Where the business date stands, as settings of a feed. */
    Optional<String> businessDate() {
        if (ISO_DATE.matcher(fileName).find()) {
            return Optional.of("{pattern: '[0-9]{4}-[0-9]{2}-[0-9]{2}', format: yyyy-MM-dd}");
        }
        Matcher basic = BASIC_DATE.matcher(fileName);
        return basic.find() ? Optional.of("{pattern: '[0-9]{8}', format: yyyyMMdd}") : Optional.empty();
    }
}
