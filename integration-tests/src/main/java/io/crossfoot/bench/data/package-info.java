/** The ledger file that every contender works on, and what must come of it. */
package io.crossfoot.bench.data;
