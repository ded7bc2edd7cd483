package ai.datapunk.weft.monitoring.alerts;

import static ai.datapunk.weft.monitoring.markdown.Markdown.code;

import ai.datapunk.weft.catalog.CatalogMethod.Circuit;
import ai.datapunk.weft.catalog.CatalogMethod.Retry;
import ai.datapunk.weft.catalog.RetryWaits;
import java.util.List;

/** What the catalogs know of what an alert or a panel is about, in sentences. */
public final class Facts {

  private Facts() {}

  /** How each guarded service's circuit opens. */
  public static List<String> circuits(Application application) {
    return application.circuits().values().stream().map(Facts::circuit).toList();
  }

  private static String circuit(Circuit circuit) {
    String slow =
        circuit.slowCall() == null
            ? ""
            : " or "
                + DurationTexts.percentage(circuit.slowCallRate())
                + " take longer than "
                + DurationTexts.seconds(circuit.slowCall());
    return "%s opens where %s of calls fail%s, of at least %d, and stays open for %s; then %d %s."
        .formatted(
            code(circuit.service()),
            DurationTexts.percentage(circuit.failureRate()),
            slow,
            circuit.minimumCalls(),
            DurationTexts.seconds(circuit.openFor()),
            circuit.trialCalls(),
            circuit.trialCalls() == 1 ? "trial call decides" : "trial calls decide");
  }

  /** How each retried operation is retried. */
  public static List<String> retries(Application application) {
    return application.retries().values().stream().map(Facts::retry).toList();
  }

  private static String retry(Retry retry) {
    return ("%s of %s is tried up to %d times, and waits %s in all at worst, unless an exception"
            + " asks for more.")
        .formatted(
            code(retry.target().operation()),
            code(retry.target().service()),
            retry.maxAttempts(),
            DurationTexts.seconds(RetryWaits.of(retry).most()));
  }

  /** What the budgets of retries are. */
  public static List<String> budgets(Application application) {
    return application.retries().values().stream()
        .filter(retry -> retry.budget() > 0)
        .map(
            retry ->
                "%s of %s: retries are %s of the calls of %2$s at most, in each process."
                    .formatted(
                        code(retry.target().operation()),
                        code(retry.target().service()),
                        DurationTexts.percentage(retry.budget())))
        .toList();
  }

  /** How each balanced service's calls are spread. */
  public static List<String> balances(Application application) {
    return application.balances().values().stream()
        .map(
            balance ->
                "%s is balanced by %s, over at most %d instances."
                    .formatted(
                        code(balance.service()), code(balance.strategy()), balance.maxInstances()))
        .toList();
  }
}
