package ai.datapunk.weft.monitoring.rules;

import ai.datapunk.weft.monitoring.promql.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What to do when an alert fires. Immutable.
 *
 * @param meaning what it means that it fires
 * @param facts what the catalogs know of what it is about
 * @param looks what to look at
 * @param steps what to do, in this order
 * @param silence what ends it, and when it may be silenced
 */
public record Runbook(
    String meaning, List<String> facts, List<Look> looks, List<String> steps, String silence) {

  /** Makes the lists unmodifiable. */
  public Runbook {
    facts = List.copyOf(facts);
    looks = List.copyOf(looks);
    steps = List.copyOf(steps);
  }

  /** What a query tells. */
  public record Look(String tells, Query query) {}

  /** A page that says what it means, and no more yet. */
  public static Runbook of(String meaning) {
    return new Runbook(meaning, List.of(), List.of(), List.of(), "");
  }

  /** With what the catalogs know. */
  public Runbook knowing(List<String> more) {
    return new Runbook(meaning, joined(facts, more), looks, steps, silence);
  }

  /** With a query to look at. */
  public Runbook look(String tells, Query query) {
    return new Runbook(
        meaning, facts, joined(looks, List.of(new Look(tells, query))), steps, silence);
  }

  /** With a query to look at, of whose labels nothing is known. */
  public Runbook look(String tells, String query) {
    return look(tells, Query.of(query));
  }

  /** With queries that are by these labels too. */
  Runbook keeping(Collection<String> more) {
    List<Look> kept =
        looks.stream().map(look -> new Look(look.tells(), look.query().keeping(more))).toList();
    return new Runbook(meaning, facts, kept, steps, silence);
  }

  /** With something to do. */
  public Runbook step(String step) {
    return new Runbook(meaning, facts, looks, joined(steps, List.of(step)), silence);
  }

  /** With what ends it. */
  public Runbook silencedBy(String what) {
    return new Runbook(meaning, facts, looks, steps, what);
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    List<T> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
