package io.crossfoot.bench.report;

import java.util.ArrayList;
import java.util.List;

/** Lying bars, as names are long; a line through the end of each shows the least and the greatest value. */
final class BarChart {

    private static final int NAMES = 330;
    private static final int BARS = 420;
    private static final int VALUES = 150;
    private static final int ROW = 26;
    private static final int TOP = 40;
    private static final String COLOUR = "#4c78a8";

    private final String title;
    private final List<Bar> bars = new ArrayList<>();

    private record Bar(String name, Spread spread) {}

    BarChart(String title) {
        this.title = title;
    }

    void bar(String name, Spread spread) {
        bars.add(new Bar(name, spread));
    }

    @Override
    public String toString() {
        Svg svg = new Svg(NAMES + BARS + VALUES, TOP + bars.size() * ROW + 10);
        svg.text(10, 22, "start", title);
        double greatest =
                bars.stream().mapToDouble(bar -> bar.spread().max()).max().orElse(1);
        for (int i = 0; i < bars.size(); i++) {
            draw(svg, bars.get(i), TOP + i * ROW, BARS / greatest);
        }
        return svg.toString();
    }

    private static void draw(Svg svg, Bar bar, double y, double scale) {
        Spread spread = bar.spread();
        double middle = y + ROW / 2.0;
        svg.text(NAMES - 8, middle + 4, "end", bar.name());
        svg.rectangle(NAMES, y + 4, spread.median() * scale, ROW - 8, COLOUR);
        svg.line(NAMES + spread.min() * scale, middle, NAMES + spread.max() * scale, middle, "black");
        svg.text(NAMES + spread.max() * scale + 6, middle + 4, "start", spread.toString());
    }
}
