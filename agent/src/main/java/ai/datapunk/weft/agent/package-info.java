/** The agent that weaves at load time, and looks at annotated classes only. */
@NullMarked
package ai.datapunk.weft.agent;

import org.jspecify.annotations.NullMarked;
