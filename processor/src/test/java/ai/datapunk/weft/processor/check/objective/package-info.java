/** Tests of what objectives leave over. */
@org.jspecify.annotations.NullMarked
package ai.datapunk.weft.processor.check.objective;
