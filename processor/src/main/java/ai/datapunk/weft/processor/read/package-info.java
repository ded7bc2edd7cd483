/**
 * From mirrors to records. What is read holds names and values only, no elements: an element does
 * not outlive its round, and a rule that works on plain data can be tested without a compiler.
 */
@NullMarked
package ai.datapunk.weft.processor.read;

import org.jspecify.annotations.NullMarked;
