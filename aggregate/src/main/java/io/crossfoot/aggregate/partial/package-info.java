/** Groups, and what is counted of each: what the combine sends and the merge keeps. */
package io.crossfoot.aggregate.partial;
