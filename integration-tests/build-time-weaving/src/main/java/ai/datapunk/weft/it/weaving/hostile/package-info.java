/**
 * Aspects of an application's own whose wide pointcuts reach the generated holders, and no good.
 */
package ai.datapunk.weft.it.weaving.hostile;
