/** Decisions on a batch, by operators or by the feed's own rule, and the release that makes its results visible. */
package io.crossfoot.reconcile.release;
