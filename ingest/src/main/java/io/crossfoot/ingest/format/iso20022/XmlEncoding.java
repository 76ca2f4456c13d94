package io.crossfoot.ingest.format.iso20022;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The encoding of an XML source, found out by its first bytes: a byte-order mark, what the first characters look like, or
 * the XML declaration (XML 1.0, appendix F). Where these contradict one another the bytes are right.
 *
 * @param mark how many bytes the byte-order mark takes
 * @param unknown the name that the declaration gives, if there is no such encoding; the source is read as UTF-8 then
 */
record XmlEncoding(Charset charset, int mark, Optional<String> unknown) {

    private static final Pattern DECLARED =
            Pattern.compile("\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([^\"'>]{1,40})");
    private static final String EBCDIC = "IBM037";
    private static final int DECLARATION = 400;

    /** The bytes that a source of this encoding begins with, each as one character. */
    private record Beginning(String bytes, boolean isMark, Charset charset) {}

    private static final List<Beginning> BEGINNINGS = List.of(
            new Beginning("\u00ef\u00bb\u00bf", true, StandardCharsets.UTF_8),
            new Beginning("\u00ff\u00fe\0\0", true, Charset.forName("UTF-32LE")),
            new Beginning("\0\0\u00fe\u00ff", true, Charset.forName("UTF-32BE")),
            new Beginning("\u00ff\u00fe", true, StandardCharsets.UTF_16LE),
            new Beginning("\u00fe\u00ff", true, StandardCharsets.UTF_16BE),
            new Beginning("<\0\0\0", false, Charset.forName("UTF-32LE")),
            new Beginning("\0\0\0<", false, Charset.forName("UTF-32BE")),
            new Beginning("<\0", false, StandardCharsets.UTF_16LE),
            new Beginning("\0<", false, StandardCharsets.UTF_16BE));

    static XmlEncoding of(byte[] head) {
        String bytes = new String(head, 0, Math.min(head.length, 4), StandardCharsets.ISO_8859_1);
        return BEGINNINGS.stream()
                .filter(beginning -> bytes.startsWith(beginning.bytes()))
                .findFirst()
                .map(found -> new XmlEncoding(
                        found.charset(), found.isMark() ? found.bytes().length() : 0, Optional.empty()))
                .orElseGet(() -> declared(head));
    }

    /** The first bytes as text, without the byte-order mark. */
    String text(byte[] head) {
        return new String(head, mark, head.length - mark, charset);
    }

    private static XmlEncoding declared(byte[] head) {
        byte[] declaration = Arrays.copyOf(head, Math.min(head.length, DECLARATION));
        return name(declaration, StandardCharsets.ISO_8859_1)
                .or(() -> Charset.isSupported(EBCDIC) ? name(declaration, Charset.forName(EBCDIC)) : Optional.empty())
                .map(name -> named(name, head))
                .orElseGet(() -> new XmlEncoding(StandardCharsets.UTF_8, 0, Optional.empty()));
    }

    private static Optional<String> name(byte[] declaration, Charset readAs) {
        Matcher declared = DECLARED.matcher(new String(declaration, readAs));
        return declared.lookingAt() ? Optional.of(declared.group(1).strip()) : Optional.empty();
    }

    private static XmlEncoding named(String name, byte[] head) {
        try {
            Charset charset = Charset.forName(name);
            return new XmlEncoding(fits(charset, head) ? charset : StandardCharsets.UTF_8, 0, Optional.empty());
        } catch (IllegalArgumentException noSuchEncoding) {
            return new XmlEncoding(StandardCharsets.UTF_8, 0, Optional.of(name));
        }
    }

    /** Whether the declaration is in the encoding that it names: a declaration of UTF-16 may stand in a file of UTF-8. */
    private static boolean fits(Charset charset, byte[] head) {
        return new String(head, charset).stripLeading().startsWith("<?xml");
    }
}
