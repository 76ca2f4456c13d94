/** Aggregates batches while they arrive, and publishes the results of those that are released. Read: Main, Module, Config, Topics, Topology. */
package io.crossfoot.aggregate;
