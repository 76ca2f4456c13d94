/** COBOL copybooks: what they describe, and where each field stands in a record. */
package io.crossfoot.common.copybook;
