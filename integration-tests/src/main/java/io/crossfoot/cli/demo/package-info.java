/** {@code crossfoot demo}: everything once, on sample batches, with the expected outcome checked. */
package io.crossfoot.cli.demo;
