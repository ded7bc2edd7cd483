/**
 * Calls that are subscriptions to the publisher that the method returned, on the JDK's {@code
 * Flow}; Reactor's types through one adapter.
 */
@NullMarked
package ai.datapunk.weft.publisher;

import org.jspecify.annotations.NullMarked;
