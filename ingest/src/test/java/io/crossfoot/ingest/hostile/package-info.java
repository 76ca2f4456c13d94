/** Input that is made to break a reader, or has been broken: by chance, again and again, and on purpose. */
package io.crossfoot.ingest.hostile;
