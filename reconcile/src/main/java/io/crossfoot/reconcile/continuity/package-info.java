/** Whether statements of accounts go on from one batch of a feed to the next. */
package io.crossfoot.reconcile.continuity;
