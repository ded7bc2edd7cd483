/**
 * Code that has its own Resilience4j guards: their registries feed the circuit breaker and retry
 * families. The retry bridge needs {@code resilience4j-retry}, which is the application's to bring.
 */
@NullMarked
package ai.datapunk.weft.resilience4j;

import org.jspecify.annotations.NullMarked;
