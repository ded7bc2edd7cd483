/**
 * Compaction of woven classes: what AspectJ's weaver adds to a method made small, and invisible to
 * coverage tools and debuggers.
 */
@NullMarked
package ai.datapunk.weft.weaver.compact;

import org.jspecify.annotations.NullMarked;
