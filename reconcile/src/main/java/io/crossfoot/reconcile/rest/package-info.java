/** What operators see of the batches, and what they decide on them: JSON over HTTP. */
package io.crossfoot.reconcile.rest;
