/**
 * What only javac can be asked. Nothing here is loaded under another compiler, which has none of
 * the types of {@code com.sun.source}.
 */
@NullMarked
package ai.datapunk.weft.processor.javac;

import org.jspecify.annotations.NullMarked;
