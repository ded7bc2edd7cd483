/** What a call, the other calls and a scrape see of faults that are injected into users' code. */
@NullMarked
package ai.datapunk.weft.faults;

import org.jspecify.annotations.NullMarked;
