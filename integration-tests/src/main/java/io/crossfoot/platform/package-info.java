/** The local platform: a real broker, a real schema registry and the apps, as processes of this machine. */
package io.crossfoot.platform;
