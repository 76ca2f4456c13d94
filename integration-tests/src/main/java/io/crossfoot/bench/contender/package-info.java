/** Those who do the job: Crossfoot, the floor and the peers, each started anew for every run beside its own broker. */
package io.crossfoot.bench.contender;
