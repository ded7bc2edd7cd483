package ai.datapunk.weft.process;

import ai.datapunk.weft.store.AddedMetrics;
import java.util.SortedSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns of metrics that a registry does without which was shown a mesh later. */
enum LeftOutMetrics implements AddedMetrics.LeftOut {
  WARNING;

  private static final Logger LOG = LoggerFactory.getLogger(ProcessMetrics.class);

  @Override
  public void areThere(SortedSet<String> names) {
    LOG.atWarn()
        .addKeyValue("metrics", names)
        .log(
            "Metrics of the process are left out of a registry that has some of these names: {}."
                + " Fix: do not register them there, or leave them out everywhere with"
                + " without(\"{}\")",
            names,
            String.join("\", \"", names));
  }

  @Override
  public void areUntold(SortedSet<String> names, Throwable fault) {
    LOG.atWarn()
        .addKeyValue("metrics", names)
        .setCause(fault)
        .log(
            "Metrics of the process are left out of a registry, since it or one of its own failed"
                + " when it was asked for these names: {}. Fix: have that one answer, then close"
                + " these and start them anew",
            names);
  }
}
