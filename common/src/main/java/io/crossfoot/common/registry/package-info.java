/** Avro on Kafka by the Confluent wire format, with a schema registry that speaks the Confluent protocol. */
package io.crossfoot.common.registry;
