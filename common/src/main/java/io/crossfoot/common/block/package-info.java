/** Granularity block: consecutive records of one partition in one message, each still countable on its own. */
package io.crossfoot.common.block;
