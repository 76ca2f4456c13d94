package io.crossfoot.cli;

import io.crossfoot.common.batch.BatchId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Checks that an argument is a batch's name. */
final class BatchName implements ITypeConverter<String> {

    @Override
    public String convert(String value) {
        try {
            return BatchId.parse(value).toString();
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
