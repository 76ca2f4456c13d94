package io.crossfoot.ingest.format.iso20022;

import io.crossfoot.common.feed.Iso20022.Message;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells by its first bytes which ISO 20022 message a source holds. */
public final class Iso20022Look {

    /** How many bytes are worth looking at: a business application header may hold a signature with certificates. */
    public static final int BYTES = 1 << 16;

    private static final Pattern TAG = Pattern.compile("<(?:[A-Za-z_][\\w.-]{0,40}:)?([A-Za-z][\\w.-]{2,40})[\\s/>]");

    private Iso20022Look() {}

    /** The first message there is; empty if there is none, or none that can be read. */
    public static Optional<Message> message(byte[] head) {
        String text = XmlEncoding.of(head).text(head);
        if (!text.stripLeading().startsWith("<")) {
            return Optional.empty();
        }
        Matcher tags = TAG.matcher(text);
        return tags.results()
                .map(tag -> Message.of(tag.group(1)))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
