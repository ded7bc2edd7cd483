/**
 * The start of the agent that weaves at load time: all of it that is on the application's class
 * path. What weaves is in a class loader of its own.
 */
@NullMarked
package ai.datapunk.weft.agent;

import org.jspecify.annotations.NullMarked;
