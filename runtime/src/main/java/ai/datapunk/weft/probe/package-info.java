/**
 * What woven code calls, and nothing else: the probe of a method, before, after and between its
 * attempts, and its fallback. Nothing below imports it.
 */
@NullMarked
package ai.datapunk.weft.probe;

import org.jspecify.annotations.NullMarked;
