/** The service that audits, judges, holds and releases batches. */
package io.crossfoot.reconcile;
