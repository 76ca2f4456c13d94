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
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The formats whose files show by themselves what they are, and need no description of a feed to be read. */
final class FormatLooks {

    private static final byte[] NO_BYTES = {};

    private static final List<FormatLook> ALL = List.of(
            FormatLook.of("nacha", NachaLook::fits, AdHocFeeds::nacha),
            new FormatLook(
                    "iso20022",
                    head -> Iso20022Look.message(head).map(AdHocFeeds::iso20022),
                    () -> AdHocFeeds.iso20022(Message.PAIN_001)),
            FormatLook.of("bai2", Bai2Look::fits, AdHocFeeds::bai2),
            FormatLook.of("mt940", Mt940Look::fits, AdHocFeeds::mt940),
            FormatLook.of("edi", EdiLook::fits, AdHocFeeds::edi),
            new FormatLook(
                    "avro",
                    head -> AvroLook.fits(head) ? Optional.of(AdHocFeeds.avro(head)) : Optional.empty(),
                    () -> AdHocFeeds.avro(NO_BYTES)),
            new FormatLook(
                    "json-lines",
                    head -> JsonLinesLook.members(head).map(AdHocFeeds::jsonLines),
                    () -> AdHocFeeds.jsonLines(List.of())));

    private FormatLooks() {}

    /**
     * One format.
     *
     * @param byLook the feed of a file that begins so; empty if it does not look like the format
     * @param byName the feed of a file that is said to be of the format, whatever it looks like
     */
    private record FormatLook(String name, Function<byte[], Optional<Feed>> byLook, Supplier<Feed> byName) {

        static FormatLook of(String name, Predicate<byte[]> fits, Supplier<Feed> feed) {
            return new FormatLook(name, head -> fits.test(head) ? Optional.of(feed.get()) : Optional.empty(), feed);
        }
    }

    static List<String> names() {
        return ALL.stream().map(FormatLook::name).toList();
    }

    /** A feed for a file that begins so; empty if it looks like none of the formats. */
    static Optional<Feed> byLook(byte[] head) {
        return ALL.stream().flatMap(look -> look.byLook().apply(head).stream()).findFirst();
    }

    /** A feed of this format for a file that begins so; empty if there is no such format. */
    static Optional<Feed> named(String format, byte[] head) {
        return ALL.stream()
                .filter(look -> look.name().equals(format))
                .findFirst()
                .map(look -> look.byLook().apply(head).orElseGet(look.byName()));
    }
}
