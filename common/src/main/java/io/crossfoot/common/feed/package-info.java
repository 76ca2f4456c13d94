/** A feed: a named source of batches, described in one YAML file that all apps read. */
package io.crossfoot.common.feed;
