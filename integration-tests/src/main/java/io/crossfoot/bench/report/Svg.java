package io.crossfoot.bench.report;

import java.util.Locale;

/**
 * A drawing. It is put together by hand, since the libraries that draw charts measure text with the fonts of the machine,
 * of which a server may have none; and a drawing that is small can be read in a review.
 */
final class Svg {

    private final StringBuilder shapes = new StringBuilder();
    private final int width;
    private final int height;

    Svg(int width, int height) {
        this.width = width;
        this.height = height;
    }

    Svg rectangle(double x, double y, double w, double h, String colour) {
        return shape("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>", x, y, w, h, colour);
    }

    Svg line(double x1, double y1, double x2, double y2, String colour) {
        return shape("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>", x1, y1, x2, y2, colour);
    }

    Svg dot(double x, double y, String colour) {
        return shape("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>", x, y, colour);
    }

    /** Text that starts, ends or is centred at x, as SVG's {@code text-anchor} calls it. */
    Svg text(double x, double y, String anchor, String text) {
        return shape("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, escaped(text));
    }

    private Svg shape(String form, Object... values) {
        shapes.append("  ").append(String.format(Locale.ROOT, form, values)).append('\n');
        return this;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** White below, as the pages that show it may be dark. */
    @Override
    public String toString() {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" \
                font-family="sans-serif" font-size="13">
                  <rect width="%1$d" height="%2$d" fill="white"/>
                %3$s</svg>
                """.formatted(width, height, shapes);
    }
}
