/** The floor: the same bytes through Kafka, sent and read twice with nothing done to them. Nothing on Kafka can be faster. */
package io.crossfoot.bench.floor;
