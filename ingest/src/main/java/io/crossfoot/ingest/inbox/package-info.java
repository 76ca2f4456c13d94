/** The folders in which files arrive: finding them, knowing them again, and putting away those that are dealt with. */
package io.crossfoot.ingest.inbox;
