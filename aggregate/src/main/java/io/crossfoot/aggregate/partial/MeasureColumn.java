package io.crossfoot.aggregate.partial;

import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.common.field.DecimalConsumer;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One measure of all groups of a table: a long for each group, and one scale for all. Values that fit no long, or have
 * another scale, are left to a {@link MeasuredValue} of their group. For one thread.
 */
final class MeasureColumn implements DecimalConsumer {

    private static final int NO_SCALE = -1;

    private final Aggregate.Measure measure;
    private final Map<Integer, MeasuredValue> unfit = new HashMap<>();
    private long[] values;
    private byte[] forms;
    private int scale = NO_SCALE;
    private int group;

    MeasureColumn(Aggregate.Measure measure, int capacity) {
        this.measure = measure;
        this.values = new long[capacity];
        this.forms = new byte[capacity];
    }

    void grow(int capacity) {
        values = Arrays.copyOf(values, capacity);
        forms = Arrays.copyOf(forms, capacity);
    }

    /** Forgets the values of so many groups. */
    void clear(int groups) {
        Arrays.fill(forms, 0, groups, (byte) EntryBuffer.ABSENT);
        unfit.clear();
        scale = NO_SCALE;
    }

    /** Takes in values for this group from now on. */
    MeasureColumn of(int group) {
        this.group = group;
        return this;
    }

    @Override
    public void add(long unscaled, int scale) {
        if (!isTakenIn(unscaled, scale)) {
            unfit().add(unscaled, scale);
        }
    }

    @Override
    public void add(BigDecimal value) {
        unfit().add(value);
    }

    /** Whether any record of the group had a value. */
    boolean isPresent(int group) {
        return forms[group] != EntryBuffer.ABSENT;
    }

    /** Hands a group's value on; nothing if it has none. */
    void addTo(DecimalConsumer consumer, int group) {
        if (forms[group] == EntryBuffer.SMALL) {
            consumer.add(values[group], scale);
        } else if (forms[group] == EntryBuffer.LARGE) {
            unfit(group).addTo(consumer);
        }
    }

    private boolean isTakenIn(long unscaled, int scale) {
        if (forms[group] == EntryBuffer.ABSENT && isScaleOfAll(scale)) {
            forms[group] = EntryBuffer.SMALL;
            values[group] = unscaled;
            return true;
        }
        return forms[group] == EntryBuffer.SMALL && scale == this.scale && combine(unscaled);
    }

    /** The first value of all sets the scale. A negative one is no decimal of Avro's. */
    private boolean isScaleOfAll(int scale) {
        if (this.scale == NO_SCALE) {
            this.scale = scale;
        }
        return scale == this.scale && scale >= 0;
    }

    /** False if a long does not hold the outcome. */
    private boolean combine(long value) {
        long before = values[group];
        if (measure.isSum()) {
            long sum = before + value;
            if (((before ^ sum) & (value ^ sum)) < 0) {
                return false;
            }
            values[group] = sum;
        } else {
            values[group] = measure.isMin() ? Math.min(before, value) : Math.max(before, value);
        }
        return true;
    }

    /** The group's value in the form that holds any: with what it came to so far. */
    private MeasuredValue unfit() {
        if (forms[group] != EntryBuffer.LARGE) {
            MeasuredValue value = MeasuredValue.of(measure);
            addTo(value, group);
            unfit.put(group, value);
            forms[group] = EntryBuffer.LARGE;
        }
        return unfit(group);
    }

    private MeasuredValue unfit(int group) {
        return Objects.requireNonNull(unfit.get(group), "a group in the large form");
    }
}
