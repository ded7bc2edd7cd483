package ai.datapunk.weft.monitoring.objectives;

/**
 * How fast budgets of one window are spent over some time.
 *
 * @param window of the budgets, such as {@code 30d}
 * @param time over which it is looked at
 * @param series that is recorded
 * @param limit above which an alert looks at a shorter time, too
 * @param alert its name
 */
public record Burn(String window, String time, String series, double limit, String alert) {

  static Burn of(String window, BurnCondition condition, String alert) {
    return new Burn(
        window,
        BurnCondition.text(condition.longer()),
        Recorded.burnRate(condition.longer()),
        condition.rate(),
        alert);
  }
}
