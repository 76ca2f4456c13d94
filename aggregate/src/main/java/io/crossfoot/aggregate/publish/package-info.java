/** Making results visible: what a release sets going, and the rows that come of it. */
package io.crossfoot.aggregate.publish;
