/** What a run takes: processor time, memory, bytes written, and what else went on in the machine. */
package io.crossfoot.bench.measure;
