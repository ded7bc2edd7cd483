package ai.datapunk.weft.monitoring.objectives;

import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.rules.Sample;
import java.util.List;

/** What counts the calls of an objective, and those of them that are bad. */
interface CountedCalls {

  /** Within how many seconds a good call ends; infinity where it is good whenever it does. */
  double bound();

  /** How many calls there are per second, by who measures. */
  Query all(String range);

  /** How many of them are bad, likewise; 0 and not absent where all are good. */
  Query bad(String range);

  /** Whether promtool can be given such series. */
  boolean canBeTried();

  /** Series that count so many calls of a job in a second: calm, and meanwhile. */
  List<Sample> samples(String job, Traffic calm, Traffic meanwhile);
}
