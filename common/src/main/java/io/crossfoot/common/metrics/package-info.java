/** Metrics: one registry a process, readable over JMX. */
package io.crossfoot.common.metrics;
