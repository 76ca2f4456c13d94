package io.crossfoot.ingest.format.bai2;

import io.crossfoot.common.feed.Bai2;
import io.crossfoot.common.registry.AvroWriter;
import io.crossfoot.ingest.format.ByteLines;
import io.crossfoot.ingest.format.ContentLook;
import io.crossfoot.ingest.format.LineText;
import io.crossfoot.ingest.format.Masked;
import io.crossfoot.ingest.format.Problems;
import io.crossfoot.ingest.format.SteppingReader;
import io.crossfoot.schema.RejectCategory;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a BAI2 file. A record is understood once the records that continue it have been read, so the reader is one record
 * ahead of what it tells.
 *
 * <p>A record in the wrong place makes the file malformed, and is read all the same: the counts behind it are what an
 * operator looks at. Only a file that is no BAI2 file at all is left at once.
 */
public final class Bai2Reader extends SteppingReader {

    private static final Pattern UNKNOWN_CODE = Pattern.compile("[0-9]{2}[,/:;. ]?");

    private final ByteLines bytes;
    private final Bai2Records records;
    private final Sections sections;
    private final AvroWriter writer = new AvroWriter();
    private final Problems problems = new Problems();
    private @Nullable LogicalRecord open;
    private long items;

    public Bai2Reader(Bai2 format, InputStream source) throws IOException {
        LineText texts = new LineText(format.codePage());
        RecordBreaks breaks = new RecordBreaks(texts.open(source));
        this.bytes = new ByteLines(breaks);
        this.records = new Bai2Records(bytes, texts, breaks.cut());
        this.sections = new Sections(records, problems, this::add);
    }

    @Override
    protected void step() throws IOException {
        if (records.next()) {
            read();
        } else {
            end();
        }
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    @Override
    protected void begin() throws IOException {
        byte[] head = bytes.peek(ContentLook.BYTES);
        if (head.length > 0 && !Bai2Look.fits(head)) {
            problems.ofFile("is no BAI2 file: it is %s; a BAI2 file begins with a record 01"
                    .formatted(ContentLook.other(head).orElse("text without a file header or a group header")));
            endWith(sections.source());
        }
    }

    private void read() throws IOException {
        if (!records.isWrapped()) {
            begin(records.code());
        }
        if (open == null) {
            problems.at(records.line(), "a continuation, a record of code 88, follows no record");
        } else {
            open.take(records);
            noteTooLong();
        }
    }

    private void begin(String code) throws IOException {
        if (code.equals(RecordCode.CONTINUATION)) {
            sections.countRecord();
        } else {
            complete();
            sections.enter();
            sections.countRecord();
            open = logicalRecord();
        }
    }

    private void complete() throws IOException {
        if (open != null) {
            open.complete();
            open = null;
        }
    }

    private LogicalRecord logicalRecord() throws IOException {
        return switch (records.code()) {
            case RecordCode.ACCOUNT -> new Summaries(sections.beginAccount(), records, this::tell);
            case RecordCode.TRANSACTION -> transaction();
            case RecordCode.NONE -> unknown();
            default -> sections.frame();
        };
    }

    private LogicalRecord transaction() {
        Item item = new Item(sections.account(), records);
        if (sections.account().isNone()) {
            item.reject(RejectCategory.STRUCTURE, "the transaction stands outside of any account");
        }
        return new Transaction(item, this::tell);
    }

    private LogicalRecord unknown() throws IOException {
        Item item = new Item(sections.account(), records);
        item.reject(
                RejectCategory.STRUCTURE,
                "a record begins with its code, one of 01, 02, 03, 16, 49, 88, 98 and 99; got %s"
                        .formatted(beginning()));
        tell(item);
        return LogicalRecord.UNKNOWN;
    }

    /** The first characters of the current record: as they are where they could be a code, and else only their form. */
    private String beginning() {
        String text = records.text();
        String beginning = text.substring(0, Math.min(text.length(), 3));
        return UNKNOWN_CODE.matcher(beginning).matches() ? Masked.code(beginning) : Masked.value(beginning);
    }

    private void tell(Item item) throws IOException {
        item.count();
        add(item.toItem(++items, writer));
    }

    private void end() throws IOException {
        complete();
        sections.end();
        records.fault().ifPresent(problems::ofFile);
        endWith(sections.source());
    }

    /** A transaction that is too long is rejected; what else is too long states or reports less than it should. */
    private void noteTooLong() {
        if (records.isTooLong() && !(open instanceof Transaction)) {
            problems.at(
                    records.line(),
                    "the record has %d characters or more, a BAI2 record has a few hundred"
                            .formatted(Bai2Records.LONGEST));
        }
    }
}
