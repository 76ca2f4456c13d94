package io.crossfoot.ingest.format.parquet;

import org.apache.parquet.format.PageHeader;

/**
 * A page as it stands in the file.
 *
 * @param content what follows the header, compressed or not
 */
record Page(PageHeader header, byte[] content) {}
