/** Kafka topics: their names and types, and making sure at start that they are there as needed. */
package io.crossfoot.common.topic;
