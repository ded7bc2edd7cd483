/**
 * Changing what annotations say without compiling again: from {@code weft.properties}, the
 * environment and system properties.
 */
@NullMarked
package ai.datapunk.weft.config;

import org.jspecify.annotations.NullMarked;
