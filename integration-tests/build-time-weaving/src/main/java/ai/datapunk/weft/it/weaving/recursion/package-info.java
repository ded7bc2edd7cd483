/** Annotated methods that call themselves until the stack is used up. */
package ai.datapunk.weft.it.weaving.recursion;
