/** What tests of the runtime share: a clock to set, the log, and the series of a scrape. */
@NullMarked
package ai.datapunk.weft.testing;

import org.jspecify.annotations.NullMarked;
