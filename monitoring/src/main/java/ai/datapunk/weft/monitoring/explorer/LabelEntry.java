package ai.datapunk.weft.monitoring.explorer;

import ai.datapunk.weft.catalog.CatalogLabel;
import ai.datapunk.weft.monitoring.grafana.Json;
import com.google.gson.JsonObject;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A label of a metric, as all methods together have it.
 *
 * @param values those that are known
 * @param isOpen whether there may be others
 * @param max how many there are at most of one method
 */
record LabelEntry(String name, SortedSet<String> values, boolean isOpen, int max, boolean mask) {

  static LabelEntry of(CatalogLabel label) {
    return new LabelEntry(
        label.name(), new TreeSet<>(label.values()), !label.isClosed(), label.max(), label.mask());
  }

  LabelEntry and(LabelEntry other) {
    SortedSet<String> all = new TreeSet<>(values);
    all.addAll(other.values);
    return new LabelEntry(
        name, all, isOpen || other.isOpen, Math.max(max, other.max), mask || other.mask);
  }

  JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("name", name);
    json.add("values", Json.texts(values));
    json.addProperty("open", isOpen);
    json.addProperty("max", isOpen ? Math.max(max, values.size()) : values.size());
    json.addProperty("mask", mask);
    return json;
  }
}
