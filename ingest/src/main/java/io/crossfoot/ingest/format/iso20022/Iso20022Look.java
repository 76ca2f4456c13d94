package io.crossfoot.ingest.format.iso20022;

import io.crossfoot.common.feed.Iso20022.Message;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells by its first bytes which ISO 20022 message a source holds. */
public final class Iso20022Look {

    /** How many bytes are worth looking at: a business application header may hold a signature with certificates. */
    public static final int BYTES = 1 << 16;

    private static final Pattern TAG = Pattern.compile("<(?:[A-Za-z_][\\w.-]{0,40}:)?([A-Za-z][\\w.-]{2,40})[\\s/>]");

    private Iso20022Look() {}

    /** The first message there is; empty if there is none, or none that can be read. */
    public static Optional<Message> message(byte[] head) {
        String text = text(head);
        return isXml(text)
                ? names(text).map(Message::of).flatMap(Optional::stream).findFirst()
                : Optional.empty();
    }

    /**
     * The message that a source without any is best read as, to say what is wrong with it: the one that a namespace names,
     * or any where only another message is named, or a document is all there is. Empty if it is no source of this format.
     */
    public static Optional<Message> meant(byte[] head) {
        String text = text(head);
        if (!isXml(text)) {
            return Optional.empty();
        }
        List<String> named = MessageName.in(text);
        boolean isOfThisFormat = !named.isEmpty() || names(text).limit(1).anyMatch(MessageWalk.DOCUMENT::equals);
        return named.stream()
                .map(Message::of)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> isOfThisFormat ? Optional.of(Message.PAIN_001) : Optional.empty());
    }

    private static String text(byte[] head) {
        return XmlEncoding.of(head).text(head);
    }

    private static boolean isXml(String text) {
        return text.stripLeading().startsWith("<");
    }

    /** Local names of the elements, as they begin. */
    private static Stream<String> names(String text) {
        return TAG.matcher(text).results().map(tag -> tag.group(1));
    }
}
