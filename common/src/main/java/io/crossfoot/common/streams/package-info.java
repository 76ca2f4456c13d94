/** Running a Kafka Streams app so that it commits exactly once, and comes back after a failure. */
package io.crossfoot.common.streams;
