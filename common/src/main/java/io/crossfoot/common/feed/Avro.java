package io.crossfoot.common.feed;

import org.apache.avro.Schema;

/**
 * Avro container files. An event is a record of the file, read as the feed's type by Avro's rules of schema resolution. Such
 * a file states nothing itself.
 *
 * <p>Source of the rules: the Apache Avro specification, 1.12. Where they leave room:
 *
 * <ul>
 *   <li>A file whose type cannot be read as the feed's is malformed, whatever its records hold. One record that cannot be,
 *       since it has null where the feed has a value, is rejected.
 *   <li>What would be read without an error, but as something else, does not fit: a decimal of another number of decimals,
 *       a timestamp in microseconds as one in milliseconds, a text as a decimal. A plain number may be read as a date or a
 *       timestamp, if the feed says that it is one.
 *   <li>Names of records need not be the same; those of fields, enums and fixed types must, or be an alias in the feed's type.
 *       Aliases of fields hold for records of the same name or alias.
 *   <li>A text that is not UTF-8, and a decimal of more digits than its type has, make their record a rejected one.
 *   <li>Where a block is damaged, records behind the damage cannot be found: the file is malformed, and read no further.
 * </ul>
 *
 * @param schema the events' type as JSON, which is the file's own or one that its records can be read as;
 *     <code>${file:payment.avsc}</code> where it is kept in a file beside the feed's
 */
public record Avro(String schema) implements Format {

    public Avro {
        ContainerSchema.ofFeed(schema);
    }

    @Override
    public String name() {
        return "avro";
    }

    @Override
    public Schema eventSchema(String feed) {
        return ContainerSchema.ofFeed(schema);
    }

    @Override
    public boolean numbersLines() {
        return false;
    }
}
