/** Which batch, task and record an event belongs to, and how that travels beside the event. */
package io.crossfoot.common.batch;
