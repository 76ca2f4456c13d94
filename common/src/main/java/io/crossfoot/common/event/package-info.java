/** Reading the messages of an events topic: events one by one, whether or not they came in blocks, and the markers between. */
package io.crossfoot.common.event;
