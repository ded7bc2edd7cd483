/**
 * A reader of class files that loads none of them and needs no library: which methods carry Weft's
 * annotations, and which of those are woven. The runtime, the build plugin and the agent share it.
 * Internal: it may change in any release.
 */
@NullMarked
package ai.datapunk.weft.contract.classfile;

import org.jspecify.annotations.NullMarked;
