/** What of the servers' configuration is chosen, and its files. */
@NullMarked
package ai.datapunk.weft.monitoring.configuration;

import org.jspecify.annotations.NullMarked;
