package io.crossfoot.common.tally;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * Counts the totals of records of one Avro type. Consecutive records mostly go to the same tally, so its sums are
 * looked up only when the tally changes. For one thread.
 */
public final class TotalsCounter {

    private final List<BoundTotal> totals;
    private RunningTally last;

    /**
     * @param schema the type of the records; it may lack fields that no total names
     * @throws IllegalArgumentException if a total names a field that is missing or cannot be added up
     */
    public TotalsCounter(Schema schema, List<TotalDefinition> definitions) {
        this.totals =
                definitions.stream().map(total -> new BoundTotal(schema, total)).toList();
        this.last = new RunningTally();
        use(last);
    }

    /** A tally with a zero for each total, so that a total nothing was added to shows as zero. */
    public RunningTally newTally() {
        RunningTally tally = new RunningTally();
        use(tally);
        return tally;
    }

    /** Counts the record and adds its fields to the totals; a null adds nothing. Leaves the digest alone. */
    public void count(IndexedRecord record, RunningTally tally) {
        if (tally != last) {
            use(tally);
        }
        tally.addRecords(1);
        for (BoundTotal total : totals) {
            total.add(record, tally);
        }
    }

    private void use(RunningTally tally) {
        last = tally;
        totals.forEach(total -> total.resolve(tally));
    }

    /** The schema's field of this name. */
    static Schema.Field field(Schema schema, String name) {
        Schema.Field field = schema.getField(name);
        if (field == null) {
            throw new IllegalArgumentException("Type %s has no field '%s'; it has %s"
                    .formatted(
                            schema.getName(),
                            name,
                            schema.getFields().stream().map(Schema.Field::name).toList()));
        }
        return field;
    }

    /** A total bound to the fields of one type, and to the sums of the current tally. */
    private static final class BoundTotal {

        private final TotalDefinition definition;
        private final int position;
        private final FieldNumber number;
        private final FieldCondition condition;
        private final int currencyPosition;
        private final Map<String, ExactSum> byCurrency = new HashMap<>();
        private ExactSum sum = new ExactSum(0);

        BoundTotal(Schema schema, TotalDefinition definition) {
            Schema.Field field = field(schema, definition.field());
            this.definition = definition;
            this.position = field.pos();
            this.number = FieldNumber.of(field);
            this.condition = FieldCondition.of(schema, definition.when());
            this.currencyPosition =
                    definition.currency().map(name -> field(schema, name).pos()).orElse(-1);
        }

        void resolve(RunningTally tally) {
            byCurrency.clear();
            if (currencyPosition < 0) {
                sum = tally.total(definition.name(), number.scale());
            }
        }

        void add(IndexedRecord record, RunningTally tally) {
            Object value = record.get(position);
            if (value != null && condition.holds(record)) {
                number.addTo(currencyPosition < 0 ? sum : sumOf(record, tally), value);
            }
        }

        private ExactSum sumOf(IndexedRecord record, RunningTally tally) {
            String currency = String.valueOf(record.get(currencyPosition));
            return byCurrency.computeIfAbsent(
                    currency, code -> tally.total(definition.name() + '[' + code + ']', number.scale()));
        }
    }
}
