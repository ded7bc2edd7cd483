package ai.datapunk.weft.monitoring.consistency;

import static java.util.stream.Collectors.toCollection;

import ai.datapunk.weft.catalog.CatalogLabel;
import ai.datapunk.weft.catalog.CustomMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** A metric of users' own, as one application has it. */
record ApplicationMetric(String application, CustomMetric metric) {

  /** In what another application has it otherwise, in sentences. */
  List<String> differences(ApplicationMetric other) {
    List<String> differences = new ArrayList<>();
    add(differences, "a ", metric.instrument().label(), other, other.metric.instrument().label());
    add(differences, "by the labels ", labels(), other, other.labels());
    if (metric.instrument() == other.metric.instrument()) {
      add(differences, "in the buckets ", buckets(), other, other.buckets());
    }
    return differences;
  }

  private void add(
      List<String> differences, String is, String here, ApplicationMetric other, String there) {
    if (!Objects.equals(here, there)) {
      differences.add(
          "%s is %s%s in %s and %s%s in %s. Fix: let it be the same, or give it two names."
              .formatted(metric.name(), is, here, application, is, there, other.application));
    }
  }

  private String labels() {
    return metric.labels().stream()
        .map(CatalogLabel::name)
        .collect(toCollection(TreeSet::new))
        .toString();
  }

  private String buckets() {
    return metric.histogram().isClassic() ? metric.buckets().toString() : "of native histograms";
  }
}
