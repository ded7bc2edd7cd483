package ai.datapunk.weft.forecast;

import ai.datapunk.weft.forecast.SimulatedCircuit.Window;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** An estimator that is tried. All have the same test of a rise, and the same event. */
record Candidate(String name, Function<Window, Estimator> estimator) {

  /** What makes the forecasts of one circuit. */
  interface Estimator {
    void secondIsOver(int second, int calls, int failures);

    double secondsToOpen(int calls, int failures);

    void reset();
  }

  static final Candidate CHOSEN =
      projected("exponentially weighted, half-life 5 s", 60, ExponentialTrend::new);

  static List<Candidate> all() {
    return List.of(
        CHOSEN,
        projected("… with 30 s kept instead of 60", 30, ExponentialTrend::new),
        projected("… with a half-life of 2.5 s", 60, () -> new ExponentialTrend(2.5)),
        projected("… with a half-life of 10 s", 60, () -> new ExponentialTrend(10)),
        projected("least squares over 12 s", 60, () -> new LeastSquares(12)),
        projected("least squares over 30 s", 60, () -> new LeastSquares(30)),
        projected("least squares over 60 s", 60, () -> new LeastSquares(60)),
        projected("Theil–Sen over 12 s", 60, () -> new TheilSen(12)),
        projected("Theil–Sen over 30 s", 60, () -> new TheilSen(30)),
        projected("logistic regression over 60 s", 60, LogisticRegression::new),
        new Candidate("least squares over 30 s of the window's rate", window -> new RateLine()));
  }

  /** One that differs from the chosen one in the trend, or in how many seconds are kept. */
  private static Candidate projected(String name, int seconds, Supplier<Trend> trend) {
    return new Candidate(
        name,
        window -> {
          OpeningForecast forecast = window.forecast(new RecentSeconds(seconds), trend.get());
          return new Estimator() {
            @Override
            public void secondIsOver(int second, int calls, int failures) {
              forecast.secondIsOver(second, calls, failures);
            }

            @Override
            public double secondsToOpen(int calls, int failures) {
              return forecast.secondsToOpen(calls, failures);
            }

            @Override
            public void reset() {
              forecast.reset();
            }
          };
        });
  }
}
