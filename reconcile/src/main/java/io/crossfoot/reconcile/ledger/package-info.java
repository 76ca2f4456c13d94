/** The ledger: all that is known of each batch, and the judgement that follows from it. */
package io.crossfoot.reconcile.ledger;
