/** Counting: exact totals, the digest, and what a stage counted of a batch. */
package io.crossfoot.common.tally;
