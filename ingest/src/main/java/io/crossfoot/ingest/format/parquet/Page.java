package io.crossfoot.ingest.format.parquet;

import org.apache.parquet.format.PageHeader;

/** A page as it stands in the file. */
final class Page {

    private final PageHeader header;
    private final byte[] content;

    /** @param content what follows the header, compressed or not */
    Page(PageHeader header, byte[] content) {
        this.header = header;
        this.content = content;
    }

    PageHeader header() {
        return header;
    }

    byte[] content() {
        return content;
    }
}
