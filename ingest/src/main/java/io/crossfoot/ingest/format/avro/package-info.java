/** Reads Avro container files, whose records become events as they are or by Avro's rules of schema resolution. */
package io.crossfoot.ingest.format.avro;
