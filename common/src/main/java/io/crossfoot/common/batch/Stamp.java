package io.crossfoot.common.batch;

/**
 * Which batch, section, task, record and partition number one event has. Travels as the header
 * {@value EventHeaders#STAMP} in the single-object encoding of the Avro type {@code io.crossfoot.schema.Stamp}.
 *
 * @param batch the batch as {@link BatchId#toString()} writes it; text, since one is read for every event
 * @param section section of the batch, empty where the source has none
 * @param task which of the batch's readers, from 0
 * @param sequence number of the record in the source, from 1
 * @param partitionSequence dense from 0 per batch, task and partition
 */
public record Stamp(String batch, String section, int task, long sequence, long partitionSequence) {}
