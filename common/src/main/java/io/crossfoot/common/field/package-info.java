/** Fields of encoded records, read where they stand: most stages need two or three of dozens, and no object for any. */
package io.crossfoot.common.field;
