/**
 * What stands between a woven method and its series: the specification of the method, and the probe
 * that the advice calls before, after and between its attempts.
 */
@NullMarked
package ai.datapunk.weft.probe;

import org.jspecify.annotations.NullMarked;
