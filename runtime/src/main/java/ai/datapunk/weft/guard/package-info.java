/**
 * The guards that act on calls: the circuit as attempts ask it, and the balancer with the instances
 * that it keeps track of. Internal; applications look at them through {@link
 * ai.datapunk.weft.circuitbreaker.Circuit} and {@link
 * ai.datapunk.weft.loadbalancer.ServiceInstance}.
 */
@NullMarked
package ai.datapunk.weft.guard;

import org.jspecify.annotations.NullMarked;
