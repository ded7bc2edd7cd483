package ai.datapunk.weft.monitoring.explorer;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.monitoring.drill.FasterTime;
import ai.datapunk.weft.monitoring.retention.Fleet;
import ai.datapunk.weft.monitoring.rules.AlertGroup;
import ai.datapunk.weft.monitoring.rules.RunbookLinks;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the page is made of.
 *
 * @param unread which other catalogs cannot be read, and why, in sentences
 * @param groups the alerts that were written
 * @param links where their pages are
 * @param fleet how large what is watched is
 * @param by labels of all targets that queries are by too
 * @param time how fast it runs for the rules that were written
 * @param dashboards those that were written, as JSON by the names of their files
 * @param prometheus the address that the page asks, or empty for one that is typed into it
 */
public record ExplorerContents(
    List<Catalog> catalogs,
    List<String> unread,
    List<AlertGroup> groups,
    RunbookLinks links,
    Fleet fleet,
    List<String> by,
    FasterTime time,
    SortedMap<String, String> dashboards,
    String prometheus) {

  /** Makes the lists unmodifiable. */
  public ExplorerContents {
    catalogs = List.copyOf(catalogs);
    unread = List.copyOf(unread);
    groups = List.copyOf(groups);
    by = List.copyOf(by);
    dashboards = Collections.unmodifiableSortedMap(new TreeMap<>(dashboards));
  }
}
