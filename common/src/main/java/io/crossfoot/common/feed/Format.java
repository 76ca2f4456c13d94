package io.crossfoot.common.feed;

import io.crossfoot.common.tally.TotalDefinition;
import java.util.List;
import org.apache.avro.Schema;

/** How a feed's files are written, and what of them every app must know: the events' type and what is counted. */
public sealed interface Format
        permits Nacha, Iso20022, Bai2, Mt940, Edi, JsonLines, Avro, Parquet, Rows, Fixed, Delimited {

    /** The format's name, as in a feed's file and on the command line. */
    String name();

    /** The Avro type of the events. */
    Schema eventSchema(String feed);

    /** Whether an event's number is that of a line; else it counts the events, of which several may stand on one line. */
    default boolean numbersLines() {
        return true;
    }

    /** Totals that belong to the format itself; a feed may add its own. */
    default List<TotalDefinition> totals() {
        return List.of();
    }

    /** The control values that files of this format state, or that are counted of them. */
    default List<ControlDefinition> controlDefinitions() {
        return List.of();
    }
}
