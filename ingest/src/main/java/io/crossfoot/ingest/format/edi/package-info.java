/** Reads interchanges of X12 and EDIFACT. */
package io.crossfoot.ingest.format.edi;
