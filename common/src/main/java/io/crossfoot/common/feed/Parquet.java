package io.crossfoot.common.feed;

import java.util.List;
import org.apache.avro.Schema;

/**
 * Parquet files. An event is a row of the file, read as the feed's type by Avro's rules of schema resolution: the file's
 * columns are taken for an Avro type first. Such a file states how many rows it has, and nothing else.
 *
 * <p>Source of the rules: the Apache Parquet format specification, 2.12, and the conventions of parquet-avro. Where they
 * leave room:
 *
 * <ul>
 *   <li>Columns that the feed's type does not have are not read.
 *   <li>A decimal is {@code bytes} with the logical type {@code decimal}, however it is stored, so that writers may differ.
 *   <li>Each number has room: an unsigned one of 32 bits is a {@code long}, one of 64 bits a decimal of 20 digits.
 *   <li>A timestamp keeps its unit; the older kind of 96 bits is one in microseconds. A time of day in nanoseconds, which Avro
 *       has no type for, is a plain {@code long}.
 *   <li>A map whose keys are no text is an array of records of {@code key} and {@code value}.
 *   <li>A character that a name in Avro must not have becomes an underscore.
 *   <li>What makes a file or a record unusable is as for {@link Avro}. Where a page is damaged, rows behind the damage are not
 *       put together any more: the file is malformed, and read no further.
 * </ul>
 *
 * @param schema the events' type as JSON, which is that of the file's rows or one that they can be read as;
 *     <code>${file:payment.avsc}</code> where it is kept in a file beside the feed's
 */
public record Parquet(String schema) implements Format {

    public Parquet {
        ContainerSchema.ofFeed(schema);
    }

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public Schema eventSchema(String feed) {
        return ContainerSchema.ofFeed(schema);
    }

    @Override
    public boolean numbersLines() {
        return false;
    }

    @Override
    public List<ControlDefinition> controlDefinitions() {
        return List.of(ControlDefinition.file(ControlDefinition.RECORDS, ControlDefinition.RECORDS));
    }
}
