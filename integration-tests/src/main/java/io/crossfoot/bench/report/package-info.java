/** Tables, charts and the page that tell what was measured. */
package io.crossfoot.bench.report;
