package io.crossfoot.ingest.format.fixed;

import io.crossfoot.common.copybook.Field;
import io.crossfoot.common.copybook.Item;
import io.crossfoot.common.copybook.Usage;
import io.crossfoot.common.feed.Fixed;
import io.crossfoot.common.feed.Fixed.Framing;
import io.crossfoot.common.feed.Fixed.Order;
import java.nio.charset.Charset;

/** Makes the codecs of a feed's fields. */
final class Codecs {

    private final Fixed format;
    private final Characters characters;

    Codecs(Fixed format) {
        this.format = format;
        Charset encoding = format.encoding();
        this.characters =
                new Characters(format.framing() == Framing.LINES ? TextRecords.encodingOfLines(encoding) : encoding);
    }

    /** What the bytes of records are, in memory. */
    Characters characters() {
        return characters;
    }

    /** The codec of a field as it stands by itself, without null. */
    FieldCodec of(Field field) {
        return field.isTable() ? table(field) : value(field);
    }

    /** The codec of a field of the events, which may be null there. */
    FieldCodec nullable(Field field) {
        boolean mayBeBlank = format.rule(field).optional() && !field.isTable();
        return new OptionalCodec(of(field), field.length(), characters.of(' '), mayBeBlank);
    }

    private FieldCodec table(Field table) {
        FieldCodec[] columns = table.hasValues()
                ? new FieldCodec[] {entry(table)}
                : table.columns().stream()
                        .map(column -> column.isTable() ? table(column) : entry(column))
                        .toArray(FieldCodec[]::new);
        return new TableCodec(table, columns, new Tables(table.tables(), this, format.tablesShrink()));
    }

    /** The codec of one value within a table. */
    private FieldCodec entry(Field field) {
        return format.rule(field).optional()
                ? new OptionalCodec(value(field), field.item().length(), characters.of(' '), true)
                : value(field);
    }

    private FieldCodec value(Field field) {
        FieldCodec written = value(field.item());
        return format.rule(field)
                .temporal()
                .<FieldCodec>map(form -> new TemporalCodec(written, field.item().length(), form))
                .orElse(written);
    }

    private FieldCodec value(Item item) {
        Usage usage = item.usage();
        if (usage.isFloat()) {
            return new FloatCodec(item.length(), format.floatingPoint(), format.nativeOrder());
        }
        if (!item.isNumber()) {
            return new TextCodec(item.length(), characters);
        }
        if (usage == Usage.PACKED) {
            return new PackedCodec(item);
        }
        return usage.isBinary()
                ? new BinaryCodec(item, usage == Usage.NATIVE_BINARY && format.nativeOrder() == Order.LITTLE_ENDIAN)
                : new ZonedCodec(item, characters);
    }
}
