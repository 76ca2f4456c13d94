/** The audit: what is really in the log of a batch, counted anew from the events themselves. */
package io.crossfoot.reconcile.audit;
