/**
 * Refusing calls to a service that fails: the policy, the circuit of a service, and the breaker
 * families for code with its own breaker.
 */
@NullMarked
package ai.datapunk.weft.circuitbreaker;

import org.jspecify.annotations.NullMarked;
