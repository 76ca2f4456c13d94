package io.crossfoot.ingest.inspect;

import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Iso20022.Message;
import io.crossfoot.ingest.format.avro.AvroLook;
import io.crossfoot.ingest.format.bai2.Bai2Look;
import io.crossfoot.ingest.format.edi.EdiLook;
import io.crossfoot.ingest.format.iso20022.Iso20022Look;
import io.crossfoot.ingest.format.jsonlines.JsonLinesLook;
import io.crossfoot.ingest.format.mt940.Mt940Look;
import io.crossfoot.ingest.format.nacha.NachaLook;
import io.crossfoot.ingest.format.parquet.ParquetLook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The formats whose files show by themselves what they are, and need no description of a feed to be read. */
final class FormatLooks {

    private static final byte[] NO_BYTES = {};

    private static final List<FormatLook> ALL = List.of(
            FormatLook.of("nacha", NachaLook::fits, AdHocFeeds::nacha),
            new FormatLook(
                    "iso20022",
                    (file, head) -> Iso20022Look.message(head)
                            .or(() -> Iso20022Look.meant(head))
                            .map(AdHocFeeds::iso20022),
                    () -> AdHocFeeds.iso20022(Message.PAIN_001)),
            FormatLook.of("bai2", Bai2Look::fits, AdHocFeeds::bai2),
            FormatLook.of("mt940", Mt940Look::fits, AdHocFeeds::mt940),
            FormatLook.of("edi", EdiLook::fits, AdHocFeeds::edi),
            new FormatLook(
                    "avro",
                    (file, head) -> AvroLook.fits(head) ? Optional.of(AdHocFeeds.avro(head)) : Optional.empty(),
                    () -> AdHocFeeds.avro(NO_BYTES)),
            new FormatLook(
                    "parquet",
                    (file, head) -> ParquetLook.fits(head) ? Optional.of(parquet(file)) : Optional.empty(),
                    () -> AdHocFeeds.parquet(Optional.empty())),
            new FormatLook(
                    "json-lines",
                    (file, head) -> JsonLinesLook.members(head).map(AdHocFeeds::jsonLines),
                    () -> AdHocFeeds.jsonLines(List.of())));

    private FormatLooks() {}

    /** Finds the feed of a file that begins so; what is at its end, some formats have to look for themselves. */
    private interface Look {
        Optional<Feed> feed(Path file, byte[] head) throws IOException;
    }

    /**
     * One format.
     *
     * @param byLook the feed of a file that begins so; empty if it does not look like the format
     * @param byName the feed of a file that is said to be of the format, whatever it looks like
     */
    private record FormatLook(String name, Look byLook, Supplier<Feed> byName) {

        static FormatLook of(String name, Predicate<byte[]> fits, Supplier<Feed> feed) {
            return new FormatLook(
                    name, (file, head) -> fits.test(head) ? Optional.of(feed.get()) : Optional.empty(), feed);
        }
    }

    static List<String> names() {
        return ALL.stream().map(FormatLook::name).toList();
    }

    /** A feed for a file that begins so; empty if it looks like none of the formats. */
    static Optional<Feed> byLook(Path file, byte[] head) throws IOException {
        for (FormatLook look : ALL) {
            Optional<Feed> feed = look.byLook().feed(file, head);
            if (feed.isPresent()) {
                return feed;
            }
        }
        return Optional.empty();
    }

    /** A feed of this format for a file that begins so; empty if there is no such format. */
    static Optional<Feed> named(String format, Path file, byte[] head) throws IOException {
        Optional<FormatLook> named =
                ALL.stream().filter(look -> look.name().equals(format)).findFirst();
        if (named.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                named.get().byLook().feed(file, head).orElseGet(named.get().byName()));
    }

    private static Feed parquet(Path file) throws IOException {
        try (InputStream source = SourceFiles.unpacked(file)) {
            return AdHocFeeds.parquet(ParquetLook.schema(source, "Record"));
        }
    }
}
