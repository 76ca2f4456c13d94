/** HTTP: health and metrics of every app, and the routes that an app adds. */
package io.crossfoot.common.http;
