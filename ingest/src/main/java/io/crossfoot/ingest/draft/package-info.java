/** Drafts the description of a feed from a sample of its files: somewhere to start from, for people to go on with. */
package io.crossfoot.ingest.draft;
