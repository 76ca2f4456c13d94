/** Looks at one file without Kafka: what it states, what it holds, and how the apps would judge it. */
package io.crossfoot.ingest.inspect;
