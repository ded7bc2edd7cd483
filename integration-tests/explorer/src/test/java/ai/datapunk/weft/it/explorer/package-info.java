@org.jspecify.annotations.NullMarked
package ai.datapunk.weft.it.explorer;
