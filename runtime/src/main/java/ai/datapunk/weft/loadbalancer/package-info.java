/**
 * Spreading calls over the instances of a service: where instances come from, how one is picked,
 * and the load balancer families for code with its own balancer.
 */
@NullMarked
package ai.datapunk.weft.loadbalancer;

import org.jspecify.annotations.NullMarked;
