package io.crossfoot.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lines over a quantity that grows; that axis is logarithmic, the other starts from nothing. */
final class LineChart {

    private static final int LEFT = 90;
    private static final int TOP = 40;
    private static final int WIDTH = 480;
    private static final int HEIGHT = 280;
    private static final int LEGEND = 330;
    private static final int TICKS = 5;
    private static final List<String> COLOURS =
            List.of("#4c78a8", "#f58518", "#54a24b", "#b279a2", "#e45756", "#72b7b2", "#9d755d", "#bab0ac");

    private final String title;
    private final String quantity;
    private final List<Line> lines = new ArrayList<>();

    /** @param x above 0 */
    record Point(double x, double y) {}

    private record Line(String name, List<Point> points) {}

    /** @param quantity what grows */
    LineChart(String title, String quantity) {
        this.title = title;
        this.quantity = quantity;
    }

    void line(String name, List<Point> points) {
        lines.add(new Line(name, points));
    }

    @Override
    public String toString() {
        Svg svg = new Svg(LEFT + WIDTH + LEGEND, TOP + HEIGHT + 60);
        svg.text(10, 22, "start", title);
        svg.text(LEFT + WIDTH / 2.0, TOP + HEIGHT + 48, "middle", quantity);
        if (!lines.isEmpty()) {
            Scale scale = scale();
            drawAxes(svg, scale);
            for (int i = 0; i < lines.size(); i++) {
                draw(svg, scale, lines.get(i), COLOURS.get(i % COLOURS.size()));
                drawLegend(svg, i);
            }
        }
        return svg.toString();
    }

    private Scale scale() {
        return new Scale(
                points().mapToDouble(Point::x).min().orElse(1),
                points().mapToDouble(Point::x).max().orElse(1),
                points().mapToDouble(Point::y).max().orElse(1));
    }

    private Stream<Point> points() {
        return lines.stream().flatMap(line -> line.points().stream());
    }

    private void drawAxes(Svg svg, Scale scale) {
        svg.line(LEFT, TOP + HEIGHT, LEFT + WIDTH, TOP + HEIGHT, "black");
        for (int tick = 0; tick <= TICKS; tick++) {
            double value = scale.greatest() * tick / TICKS;
            svg.line(LEFT, scale.y(value), LEFT + WIDTH, scale.y(value), "#dddddd");
            svg.text(LEFT - 8, scale.y(value) + 4, "end", Spread.number(value));
        }
        points().map(Point::x)
                .distinct()
                .forEach(x -> svg.text(scale.x(x), TOP + HEIGHT + 22, "middle", Spread.whole(Math.round(x))));
    }

    private static void draw(Svg svg, Scale scale, Line line, String colour) {
        List<Point> points = line.points();
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            svg.dot(scale.x(point.x()), scale.y(point.y()), colour);
            if (i > 0) {
                Point before = points.get(i - 1);
                svg.line(scale.x(before.x()), scale.y(before.y()), scale.x(point.x()), scale.y(point.y()), colour);
            }
        }
    }

    private void drawLegend(Svg svg, int line) {
        double y = TOP + 10 + line * 22;
        svg.rectangle(LEFT + WIDTH + 20, y - 9, 12, 12, COLOURS.get(line % COLOURS.size()));
        svg.text(LEFT + WIDTH + 40, y + 2, "start", lines.get(line).name());
    }

    /** Where values stand in the drawing. */
    private record Scale(double from, double to, double greatest) {

        double x(double value) {
            double width = Math.log(to / from);
            return LEFT + 20 + (width == 0 ? 0 : Math.log(value / from) / width * (WIDTH - 40));
        }

        double y(double value) {
            return TOP + HEIGHT - value / greatest * HEIGHT;
        }
    }
}
