package io.crossfoot.common.metrics;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.jmx.JmxReporter;

/** Shows a registry's metrics over JMX, in the domain {@code io.crossfoot}, for as long as it is open. */
public final class JmxExport implements AutoCloseable {

    private static final String DOMAIN = "io.crossfoot";

    private final JmxReporter reporter;

    private JmxExport(JmxReporter reporter) {
        this.reporter = reporter;
    }

    /** Opens the export. Metrics registered later are shown as well. */
    public static JmxExport of(MetricRegistry metrics) {
        JmxReporter reporter = JmxReporter.forRegistry(metrics).inDomain(DOMAIN).build();
        reporter.start();
        return new JmxExport(reporter);
    }

    @Override
    public void close() {
        reporter.close();
    }
}
