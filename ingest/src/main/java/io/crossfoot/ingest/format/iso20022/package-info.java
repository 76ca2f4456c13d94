/** Reads ISO 20022 messages in XML. */
package io.crossfoot.ingest.format.iso20022;
