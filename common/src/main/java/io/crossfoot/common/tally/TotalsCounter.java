package io.crossfoot.common.tally;

import io.crossfoot.common.field.ByText;
import io.crossfoot.common.field.Condition;
import io.crossfoot.common.field.FieldCondition;
import io.crossfoot.common.field.FieldNumber;
import io.crossfoot.common.field.FieldText;
import io.crossfoot.common.field.Fields;
import io.crossfoot.common.field.Projection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * Counts the totals of records of one Avro type. Consecutive records mostly go to the same tally, so its sums are
 * looked up only when the tally changes. For one thread.
 */
public final class TotalsCounter {

    private final List<BoundTotal> totals;
    private RunningTally last;

    /**
     * @param schema the type of the fields to be counted; it may lack what no total names
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

    /** The fields that are needed to count such totals. */
    public static Set<String> fields(List<TotalDefinition> definitions) {
        Set<String> fields = new HashSet<>();
        for (TotalDefinition total : definitions) {
            fields.add(total.field());
            total.when().map(Condition::field).ifPresent(fields::add);
            total.currency().ifPresent(fields::add);
        }
        return fields;
    }

    /** Counts a record and adds its fields to the totals; a null adds nothing. Leaves the digest alone. */
    public void count(Fields fields, RunningTally tally) {
        if (tally != last) {
            use(tally);
        }
        tally.addRecords(1);
        for (BoundTotal total : totals) {
            total.add(fields, tally);
        }
    }

    private void use(RunningTally tally) {
        last = tally;
        totals.forEach(total -> total.resolve(tally));
    }

    /** A total bound to the fields of one type, and to the sums of the current tally. */
    private static final class BoundTotal {

        private final TotalDefinition definition;
        private final FieldNumber number;
        private final FieldCondition condition;
        private final Optional<FieldText> currency;
        private final ByText<ExactSum> byCurrency = new ByText<>();
        private ExactSum sum = new ExactSum(0);

        BoundTotal(Schema schema, TotalDefinition definition) {
            this.definition = definition;
            this.number = FieldNumber.of(Projection.field(schema, definition.field()));
            this.condition = FieldCondition.of(schema, definition.when());
            this.currency = definition.currency().map(name -> FieldText.of(Projection.field(schema, name)));
        }

        void resolve(RunningTally tally) {
            byCurrency.clear();
            if (currency.isEmpty()) {
                sum = tally.total(definition.name(), number.scale());
            }
        }

        void add(Fields fields, RunningTally tally) {
            if (!number.isNull(fields) && condition.holds(fields)) {
                number.addTo(currency.isEmpty() ? sum : sumOf(currency.get(), fields, tally), fields);
            }
        }

        private ExactSum sumOf(FieldText currency, Fields fields, RunningTally tally) {
            currency.read(fields);
            return byCurrency.get(currency, code -> tally.total(definition.name() + '[' + code + ']', number.scale()));
        }
    }
}
