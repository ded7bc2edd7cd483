/** Rules about metrics of a user's own: names, units, help and buckets. */
@NullMarked
package ai.datapunk.weft.processor.check.metric;

import org.jspecify.annotations.NullMarked;
