/**
 * What is known of a class's methods before they are called: their specifications from its
 * generated holder, else by reflection, and as settings change them.
 */
@NullMarked
package ai.datapunk.weft.resolve;

import org.jspecify.annotations.NullMarked;
