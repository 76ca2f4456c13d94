/** The map side: adds up the events of one partition on the heap, and sends what they came to when the task commits. */
package io.crossfoot.aggregate.combine;
