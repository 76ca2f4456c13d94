/** Configuration: YAML files bound to records, with every problem reported at once. */
package io.crossfoot.common.config;
