/** The reduce side: keeps each batch's groups, reports what they add up to, and publishes them once released. */
package io.crossfoot.aggregate.merge;
