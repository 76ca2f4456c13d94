/** The benchmark: Crossfoot and others do the same job on the same file, and what it takes them is measured. */
package io.crossfoot.bench;
