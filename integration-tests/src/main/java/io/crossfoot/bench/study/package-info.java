/** What is measured: a comparison of all contenders, and how Crossfoot behaves as one thing or another grows or fails. */
package io.crossfoot.bench.study;
