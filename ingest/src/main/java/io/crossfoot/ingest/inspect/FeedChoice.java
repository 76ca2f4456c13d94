package io.crossfoot.ingest.inspect;

import io.crossfoot.common.feed.Delimited;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Feeds;
import io.crossfoot.common.feed.Fixed;
import io.crossfoot.common.feed.JsonLines;
import io.crossfoot.ingest.format.ContentLook;
import io.crossfoot.ingest.format.avro.AvroLook;
import io.crossfoot.ingest.format.fixed.FixedLook;
import io.crossfoot.ingest.format.iso20022.Iso20022Look;
import io.crossfoot.ingest.format.parquet.ParquetLook;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds out which feed a file is of: by its name, by the format, or by the file's own look. */
public final class FeedChoice {

    private static final String DELIMITED = "delimited";
    private static final String FIXED = "fixed";

    /** Of all formats, XML takes the most bytes to show what it holds. */
    private static final int HEAD = Math.max(ContentLook.BYTES, Iso20022Look.BYTES);

    private final Feeds feeds;

    public FeedChoice(Feeds feeds) {
        this.feeds = feeds;
    }

    /**
     * The feed of this name.
     *
     * @throws UnusableFileException if there is none
     */
    public Feed named(String name) throws UnusableFileException {
        return feeds.named(name)
                .orElseThrow(() -> new UnusableFileException(
                        "Feed '%s': there is no such feed; %s".formatted(name, feeds.suggest(name))));
    }

    /**
     * A feed of this format for the file: for {@code delimited} the feed whose first line the file's is, or a description
     * made up from the file itself; for {@code fixed} only the feed whose first record the file's is, since without a
     * copybook nobody knows what stands where; for the others one without anything of its own.
     *
     * @throws UnusableFileException if there is no such format, or no feed fits
     */
    public Feed ofFormat(String format, Path file) throws IOException {
        byte[] head = head(file);
        return switch (format) {
            case DELIMITED -> delimited(file, head);
            case FIXED -> fixed(file, head);
            default ->
                FormatLooks.named(format, file, head)
                        .orElseThrow(() ->
                                new UnusableFileException("Format '%s': there is no such format; choose %s, %s or %s"
                                        .formatted(format, String.join(", ", FormatLooks.names()), DELIMITED, FIXED)));
        };
    }

    /**
     * The feed whose first line the file's is; otherwise one by the file's look.
     *
     * @throws UnusableFileException if the file could be of several feeds, or of none
     */
    public Feed byLook(Path file) throws IOException {
        byte[] head = head(file);
        Optional<Feed> byFirstLine = byFirstLine(file, head, feeds.all());
        if (byFirstLine.isPresent()) {
            return byFirstLine.get();
        }
        if (head.length == 0) {
            throw new UnusableFileException(
                    "File '%s': is empty, so its feed cannot be told; %s".formatted(file, remedy()));
        }
        if (!AvroLook.fits(head) && !ParquetLook.fits(head) && FixedLook.isEbcdic(head)) {
            throw new UnusableFileException("File '%s': seems to be records in EBCDIC; %s".formatted(file, copybook()));
        }
        Optional<Feed> byFormat = FormatLooks.byLook(file, head);
        return byFormat.isPresent() ? byFormat.get() : made(file, head);
    }

    /** The type of an Avro file's records may take far more than tells the format. */
    private static byte[] head(Path file) throws IOException {
        byte[] head = SourceFiles.head(file, HEAD);
        return AvroLook.fits(head) ? SourceFiles.head(file, AvroLook.BYTES) : head;
    }

    private Feed fixed(Path file, byte[] head) throws UnusableFileException {
        List<Feed> fixed = feeds.all().stream()
                .filter(feed -> feed.format() instanceof Fixed)
                .toList();
        return byFirstLine(file, head, fixed)
                .orElseThrow(() -> new UnusableFileException(
                        "File '%s': its first record is that of no feed; %s".formatted(file, copybook())));
    }

    private String copybook() {
        return "a copybook must say what stands where: describe it in a feed with the format %s, and name that with --feed; %s"
                .formatted(FIXED, knownFeeds());
    }

    private Feed delimited(Path file, byte[] head) throws UnusableFileException {
        List<Feed> delimited = feeds.all().stream()
                .filter(feed -> feed.format() instanceof Delimited)
                .toList();
        Optional<Feed> known = byFirstLine(file, head, delimited);
        return known.isPresent() ? known.get() : made(file, head);
    }

    private Feed made(Path file, byte[] head) throws UnusableFileException {
        return AdHocFeeds.delimited(head)
                .orElseThrow(() -> new UnusableFileException(
                        "File '%s': its format cannot be told by its first lines; %s".formatted(file, remedy())));
    }

    private Optional<Feed> byFirstLine(Path file, byte[] head, List<Feed> candidates) throws UnusableFileException {
        List<Feed> fitting =
                candidates.stream().filter(feed -> fits(feed, head)).toList();
        if (fitting.size() > 1) {
            throw new UnusableFileException("File '%s': its first line fits several feeds, %s; say which with --feed"
                    .formatted(file, names(fitting)));
        }
        return fitting.stream().findFirst();
    }

    private static boolean fits(Feed feed, byte[] head) {
        String firstLine = AdHocFeeds.lines(head, encoding(feed)).findFirst().orElse("");
        return feed.source().firstLine().stream()
                .anyMatch(pattern -> pattern.matcher(firstLine).find());
    }

    private static Charset encoding(Feed feed) {
        if (feed.format() instanceof JsonLines) {
            return StandardCharsets.UTF_8;
        }
        if (feed.format() instanceof Fixed fixed) {
            return fixed.encoding();
        }
        return feed.format() instanceof Delimited delimited ? delimited.encoding() : StandardCharsets.ISO_8859_1;
    }

    private String remedy() {
        return "say which feed it is of with --feed, or which format with --format; " + knownFeeds();
    }

    private String knownFeeds() {
        return feeds.all().isEmpty() ? "no feeds are known" : "known feeds are " + names(feeds.all());
    }

    private static String names(List<Feed> feeds) {
        return String.join(", ", feeds.stream().map(Feed::name).toList());
    }
}
