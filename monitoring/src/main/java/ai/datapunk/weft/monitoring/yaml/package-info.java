/** YAML with comments, written in one way. */
@NullMarked
package ai.datapunk.weft.monitoring.yaml;

import org.jspecify.annotations.NullMarked;
