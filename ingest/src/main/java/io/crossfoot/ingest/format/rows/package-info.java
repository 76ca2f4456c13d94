/** Reads rows of a database, and what it states of them, from one snapshot; a request in the inbox asks for them. */
package io.crossfoot.ingest.format.rows;
