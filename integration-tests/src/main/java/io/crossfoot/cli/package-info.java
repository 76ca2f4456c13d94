/** The command line: inspect a file, run a platform on this machine, hand in batches and decide on them. */
package io.crossfoot.cli;
