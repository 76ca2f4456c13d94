package io.crossfoot.ingest.format.nacha;

import io.crossfoot.common.feed.Nacha;
import io.crossfoot.common.registry.AvroWriter;
import io.crossfoot.ingest.format.ByteLines;
import io.crossfoot.ingest.format.ContentLook;
import io.crossfoot.ingest.format.Masked;
import io.crossfoot.ingest.format.Problems;
import io.crossfoot.ingest.format.SectionEnded;
import io.crossfoot.ingest.format.SectionIds;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SteppingReader;
import io.crossfoot.schema.RejectCategory;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a NACHA file. An entry is told once all its addenda are read, so the reader is one record ahead of what it tells.
 *
 * <p>A record in the wrong place makes the file malformed, and is read all the same: the counts behind it are what an
 * operator looks at. Only a file that is no NACHA file at all is left at once.
 *
 * <p>The number of a batch must be the same in its header and its control. Other fields that stand in both, such as the
 * company identification, are often not the same in files that banks accept; they are not compared.
 */
public final class NachaReader extends SteppingReader {

    private static final int BLOCKING_FACTOR = 10;

    private final NachaLines lines;
    private final ByteLines bytes;
    private final EntryEncoder encoder = new EntryEncoder();
    private final AvroWriter writer = new AvroWriter();
    private final Problems problems = new Problems();
    private final SectionIds sectionIds = new SectionIds();
    private final Map<String, String> stated = new HashMap<>();
    private BatchHeader batch = BatchHeader.NONE;
    private @Nullable Entry entry;
    private int batches;
    private boolean accountingAdvice;
    private boolean closed;
    private boolean overrun;

    public NachaReader(InputStream source) throws IOException {
        this.bytes = new ByteLines(source);
        this.lines = new NachaLines(bytes);
    }

    @Override
    protected void step() throws IOException {
        if (lines.next()) {
            read();
        } else {
            end();
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    @Override
    protected void begin() throws IOException {
        byte[] head = bytes.peek(ContentLook.BYTES);
        if (head.length > 0 && !NachaLook.fits(head)) {
            problems.ofFile("is no NACHA file: it is %s; a NACHA file begins with a record 101"
                    .formatted(ContentLook.other(head).orElse("text without a file header or a batch header")));
            tellEnd();
        }
    }

    private void read() throws IOException {
        char type = lines.type();
        if (lines.records() == 1 && type != '1') {
            problems.at(
                    lines.number(),
                    "the file header, a record of type 1, is missing; the file begins with type %s"
                            .formatted(Masked.code(String.valueOf(type))));
        }
        if (closed && !overrun && !lines.isFiller()) {
            overrun = true;
            problems.at(
                    lines.number(),
                    "a record of type %s stands behind the file control, which must be the last"
                            .formatted(Masked.code(String.valueOf(type))));
        }
        if (type != '7') {
            tellEntry();
        }
        switch (type) {
            case '1' -> readFileHeader();
            case '5' -> readBatchHeader();
            case '6' -> readEntry();
            case '7' -> readAddenda();
            case '8' -> readBatchControl();
            case '9' -> readFileControl();
            default -> readUnknown();
        }
    }

    private void readFileHeader() {
        if (lines.records() > 1) {
            problems.at(
                    lines.number(), "a file header stands behind other records; a file has one, as its first record");
        }
        closeBatch();
        noteFlaw();
        FileHeader.fault(lines.text()).ifPresent(reason -> problems.at(lines.number(), reason));
    }

    private void readBatchHeader() {
        closeBatch();
        noteFlaw();
        batches++;
        String record = lines.text();
        batch = BatchHeader.of(record, sectionIds.next(BatchHeader.batchNumber(record)));
        batch.fault().ifPresent(reason -> problems.at(lines.number(), reason));
        accountingAdvice |= batch.isAccountingAdvice();
    }

    private void readEntry() {
        if (!encoder.begin(lines, batch)) {
            entry = Entry.of(lines.record(), batch);
            if (batch.isNone()) {
                entry.reject(RejectCategory.STRUCTURE, "the entry stands outside of any batch");
            }
        }
    }

    private void readAddenda() throws IOException {
        if (encoder.isOpen()) {
            if (encoder.attach(lines)) {
                return;
            }
            entry = encoder.asText();
        }
        if (entry != null && entry.hasRoom()) {
            entry.attach(lines.record());
        } else {
            String reason = entry == null
                    ? "the addenda follow no entry"
                    : "the entry has more than %d addenda".formatted(Entry.MOST_ADDENDA);
            tellEntry();
            add(Entry.orphan(lines.record(), batch, reason).toItem(writer));
        }
    }

    private void readBatchControl() {
        noteFlaw();
        if (batch.isNone()) {
            problems.at(lines.number(), "a batch control without a batch header before it");
            return;
        }
        String record = lines.text();
        String number = BatchHeader.batchNumber(record);
        if (!number.equals(batch.batchNumber())) {
            problems.at(
                    lines.number(),
                    "the batch control is of batch '%s', the batch header before it of batch '%s'"
                            .formatted(number, batch.batchNumber()));
        }
        ControlRecord control = ControlRecord.ofBatch(record, batch.isAccountingAdvice());
        note(control);
        endBatch(control.stated());
    }

    private void readFileControl() {
        if (lines.isFiller()) {
            return;
        }
        closeBatch();
        noteFlaw();
        if (!closed) {
            closed = true;
            ControlRecord control = ControlRecord.ofFile(lines.text(), accountingAdvice);
            note(control);
            stated.putAll(control.stated());
        }
    }

    private void readUnknown() throws IOException {
        String reason = "a record begins with its type, one of 1, 5, 6, 7, 8 and 9; got %s"
                .formatted(Masked.code(String.valueOf(lines.type())));
        add(Entry.unreadable(lines.record(), batch, reason).toItem(writer));
    }

    private void tellEntry() throws IOException {
        if (encoder.isOpen()) {
            add(encoder.end());
        } else if (entry != null) {
            add(entry.toItem(writer));
            entry = null;
        }
    }

    /** Ends a batch that its control did not end. */
    private void closeBatch() {
        if (!batch.isNone()) {
            problems.at(
                    lines.number(), "batch '%s' has no batch control, a record of type 8".formatted(batch.section()));
            endBatch(Map.of());
        }
    }

    private void endBatch(Map<String, String> stated) {
        add(new SectionEnded(batch.section(), stated, Map.of()));
        batch = BatchHeader.NONE;
    }

    private void end() throws IOException {
        tellEntry();
        closeBatch();
        if (lines.records() == 0 && lines.fault().isEmpty()) {
            problems.ofFile("is empty; a NACHA file has at least a file header and a file control");
        } else if (lines.records() > 0 && !closed) {
            problems.ofFile("the file control, a record of type 9, is missing: the file may be cut off");
        }
        lines.fault().ifPresent(problems::ofFile);
        tellEnd();
    }

    private void tellEnd() {
        long records = lines.records();
        long blocks = (records + BLOCKING_FACTOR - 1) / BLOCKING_FACTOR;
        Map<String, String> counted = Map.of(
                Nacha.BATCHES, Integer.toString(batches),
                Nacha.BLOCKS, Long.toString(blocks),
                Nacha.LINES, Long.toString(records));
        endWith(new SourceEnded(stated, counted, problems.all(), lines.position()));
    }

    private void note(ControlRecord control) {
        control.unreadable().forEach(reason -> problems.at(lines.number(), reason));
    }

    private void noteFlaw() {
        lines.flaw().ifPresent(flaw -> problems.at(lines.number(), flaw.reason()));
    }
}
