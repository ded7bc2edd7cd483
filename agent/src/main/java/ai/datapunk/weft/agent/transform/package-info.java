/** Weaving of classes as they are loaded, in a class loader of the agent's own. */
@NullMarked
package ai.datapunk.weft.agent.transform;

import org.jspecify.annotations.NullMarked;
