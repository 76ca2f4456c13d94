package io.crossfoot.bench.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page's text, with places such as <code>{{time}}</code> that tables and charts are put into. */
final class PageTemplate {

    private static final String RESOURCE = "/benchmark/page.md";
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

    private String text;

    private PageTemplate(String text) {
        this.text = text;
    }

    static PageTemplate load() {
        try (InputStream in = PageTemplate.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("Crossfoot was built without " + RESOURCE);
            }
            return new PageTemplate(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A table without rows is of a study that was not made. */
    PageTemplate fill(String place, MarkdownTable table) {
        return fill(place, table.isEmpty() ? "Not measured this time." : table.toString());
    }

    PageTemplate fill(String place, String content) {
        String written = "{{" + place + "}}";
        if (!text.contains(written)) {
            throw new IllegalArgumentException("The page has no place '%s'".formatted(written));
        }
        text = text.replace(written, content);
        return this;
    }

    String text() {
        Matcher empty = PLACE.matcher(text);
        if (empty.find()) {
            throw new IllegalStateException("Nothing was put into the place '%s' of the page".formatted(empty.group()));
        }
        return text;
    }
}
