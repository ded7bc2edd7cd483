/** Weft's series as meters of Micrometer, where there is no Prometheus to scrape them. */
@NullMarked
package ai.datapunk.weft.micrometer;

import org.jspecify.annotations.NullMarked;
