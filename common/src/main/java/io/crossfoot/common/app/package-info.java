/** Start-up: the injector, the services' order, and the ways a process ends. */
package io.crossfoot.common.app;
