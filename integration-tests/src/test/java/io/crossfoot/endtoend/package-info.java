/** The whole of Crossfoot as its users run it: real broker, real registry, every app a process of its own. */
package io.crossfoot.endtoend;
