/** Maven builds of their own, in which Weft's plugin is an extension. */
@NullMarked
package ai.datapunk.weft.it.plugin;

import org.jspecify.annotations.NullMarked;
