/**
 * What is known of a method before it is called: its specification, from the generated holder or by
 * reflection, and what configuration changes of it.
 */
@NullMarked
package ai.datapunk.weft.spec;

import org.jspecify.annotations.NullMarked;
