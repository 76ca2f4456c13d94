package io.crossfoot.ingest.format;

import io.crossfoot.common.feed.Avro;
import io.crossfoot.common.feed.Bai2;
import io.crossfoot.common.feed.Delimited;
import io.crossfoot.common.feed.Edi;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Fixed;
import io.crossfoot.common.feed.Iso20022;
import io.crossfoot.common.feed.JsonLines;
import io.crossfoot.common.feed.Mt940;
import io.crossfoot.common.feed.Nacha;
import io.crossfoot.common.feed.Parquet;
import io.crossfoot.common.feed.Rows;
import io.crossfoot.ingest.format.avro.AvroReader;
import io.crossfoot.ingest.format.bai2.Bai2Reader;
import io.crossfoot.ingest.format.delimited.DelimitedReader;
import io.crossfoot.ingest.format.edi.EdiReader;
import io.crossfoot.ingest.format.fixed.FixedReader;
import io.crossfoot.ingest.format.iso20022.Iso20022Reader;
import io.crossfoot.ingest.format.jsonlines.JsonLinesReader;
import io.crossfoot.ingest.format.mt940.Mt940Reader;
import io.crossfoot.ingest.format.nacha.NachaReader;
import io.crossfoot.ingest.format.parquet.ParquetReader;
import io.crossfoot.ingest.format.rows.Databases;
import io.crossfoot.ingest.format.rows.RowsReader;
import java.io.IOException;
import java.io.InputStream;

/** Opens the reader of a feed's format. */
public final class BatchReaders {

    private BatchReaders() {}

    /**
     * A reader of the feed's format, for all formats whose sources are files.
     *
     * @see #open(Feed, InputStream, Databases)
     */
    public static BatchReader open(Feed feed, InputStream in) throws IOException {
        return open(feed, in, Databases.none());
    }

    /**
     * A reader of the feed's format. Closing it closes the stream; so does a failure to open it.
     *
     * @param in the source from its first byte on; compressed as {@link SourceStream} tells, or plain
     * @param databases those that rows may be read from
     * @throws IOException if the first bytes cannot be read
     */
    public static BatchReader open(Feed feed, InputStream in, Databases databases) throws IOException {
        try {
            return new HopefulReader(reader(feed, SourceStream.open(in), databases), feed.rejectsAllowed());
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static BatchReader reader(Feed feed, InputStream source, Databases databases) throws IOException {
        if (feed.format() instanceof Nacha) {
            return new NachaReader(source);
        }
        if (feed.format() instanceof Bai2 bai2) {
            return new Bai2Reader(bai2, source);
        }
        if (feed.format() instanceof Mt940 mt940) {
            return new Mt940Reader(mt940, source);
        }
        if (feed.format() instanceof Edi edi) {
            return new EdiReader(edi, source);
        }
        if (feed.format() instanceof Delimited delimited) {
            return new DelimitedReader(delimited, feed.eventSchema(), source);
        }
        if (feed.format() instanceof Iso20022 iso20022) {
            return new Iso20022Reader(iso20022, source);
        }
        if (feed.format() instanceof Fixed fixed) {
            return new FixedReader(fixed, feed.eventSchema(), source);
        }
        if (feed.format() instanceof JsonLines jsonLines) {
            return new JsonLinesReader(jsonLines, feed.eventSchema(), source);
        }
        if (feed.format() instanceof Avro) {
            return new AvroReader(feed.eventSchema(), source);
        }
        if (feed.format() instanceof Parquet) {
            return new ParquetReader(feed.eventSchema(), source);
        }
        if (feed.format() instanceof Rows rows) {
            return new RowsReader(rows, feed.eventSchema(), databases.named(rows.database()), source);
        }
        throw new IllegalStateException("No reader for format " + feed.format().name());
    }
}
