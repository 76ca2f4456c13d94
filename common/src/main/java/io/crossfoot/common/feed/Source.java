package io.crossfoot.common.feed;

import io.crossfoot.common.config.Default;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a feed's files come from.
 *
 * @param files which files of the feed's inbox are taken: a glob on the name
 * @param firstLine what the first line of the feed's files looks like; tells whose a file is when nobody says
 * @param checksum the checksum that stands in a file beside each; a file is taken only when that is there
 * @param businessDate which date a file is for
 */
public record Source(
        @Default("*") String files,
        Optional<Pattern> firstLine,
        Optional<Checksum> checksum,
        @Default("{}") BusinessDate businessDate) {}
