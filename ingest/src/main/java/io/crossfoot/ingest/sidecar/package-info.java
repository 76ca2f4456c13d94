/** What stands beside a file and states something of it: its checksum. */
package io.crossfoot.ingest.sidecar;
