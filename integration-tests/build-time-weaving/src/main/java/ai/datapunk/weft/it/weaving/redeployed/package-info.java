/** An application that is loaded by a class loader of its own, ends, and is loaded again. */
package ai.datapunk.weft.it.weaving.redeployed;
