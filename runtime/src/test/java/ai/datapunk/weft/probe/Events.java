package ai.datapunk.weft.probe;

import java.io.IOException;
import java.net.ConnectException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The events of docs/semantics.md by their names there. */
@SuppressWarnings("FutureReturnValueIgnored") // What the caller gets is of no interest here.
final class Events {

  /** Something that can happen. */
  interface Event {

    /** What it happens to. */
    default Stock stock() {
      return new Stock();
    }

    /** What has to be before. */
    default void before(Stock stock) throws Throwable {}

    /** The event itself. */
    void happen(Stock stock) throws Throwable;
  }

  private record After(Event earlier, Event event) implements Event {
    @Override
    public void before(Stock stock) throws Throwable {
      earlier.happen(stock);
    }

    @Override
    public void happen(Stock stock) throws Throwable {
      event.happen(stock);
    }
  }

  /** An attempt that fails when as many retries were made as the budget allows. */
  private static final class WithoutBudget implements Event {
    @Override
    public Stock stock() {
      return Stock.withBudget();
    }

    @Override
    public void before(Stock stock) {
      stock.exhaustBudget();
    }

    @Override
    public void happen(Stock stock) {
      stock.call(new IOException());
    }
  }

  static final Map<String, Event> ALL = new LinkedHashMap<>();

  private Events() {}

  private static void halfOpen(Stock stock) {
    stock.open();
    stock.ticker.millis(10_001);
  }

  private static void interrupted(Stock stock) {
    Thread.currentThread().interrupt();
    stock.call(new IOException());
    Thread.interrupted();
  }

  private static void slowlyFailing(Stock stock) {
    stock.call(new IOException(), new IOException(), new IOException());
  }

  private static void laterSucceeding(Stock stock) throws Throwable {
    stock.callLater();
    stock.ticker.millis(10);
    stock.attempt().complete("value");
  }

  private static void laterRetried(Stock stock) throws Throwable {
    stock.callLater();
    stock.ticker.millis(10);
    stock.attempt().completeExceptionally(new IOException());
    stock.ticker.millis(110);
    stock.attempt().complete("value");
  }

  private static void laterCancelled(Stock stock) throws Throwable {
    var future = stock.callLater();
    stock.ticker.millis(10);
    future.cancel(true);
  }

  private static void laterCancelledWaiting(Stock stock) throws Throwable {
    var future = stock.callLater();
    stock.ticker.millis(10);
    stock.attempt().completeExceptionally(new IOException());
    stock.ticker.millis(50);
    future.cancel(true);
  }

  private static void without(Stock stock) {
    stock.instances = List.of();
    stock.mesh.instances("stock");
  }

  static {
    ALL.put("first attempt succeeds", stock -> stock.call("value"));
    ALL.put(
        "first attempt fails, second succeeds", stock -> stock.call(new IOException(), "value"));
    ALL.put("all attempts fail", Events::slowlyFailing);
    ALL.put(
        "exception that is not retried on, and no failure to the circuit",
        stock -> stock.call(new IllegalStateException()));
    ALL.put(
        "exception that the circuit ignores", stock -> stock.call(new IllegalArgumentException()));
    ALL.put("Error", stock -> stock.call(new StackOverflowError()));
    ALL.put("connection error, then success", stock -> stock.call(new ConnectException(), "value"));
    ALL.put(
        "time is used up: the next wait would end after maxDuration",
        new After(stock -> stock.slowBy(950), stock -> stock.call(new IOException())));
    ALL.put("budget of retries is used up", new WithoutBudget());
    ALL.put("interrupt during a wait", Events::interrupted);
    ALL.put("unwanted result, then a wanted one", stock -> stock.call("missing", "value"));
    ALL.put("all results unwanted", stock -> stock.call("missing", "missing", "missing"));
    ALL.put(
        "fallback answers", stock -> stock.callWithFallback(new IllegalArgumentException(), true));
    ALL.put(
        "fallback fails too",
        stock -> stock.callWithFallback(new IllegalArgumentException(), false));
    ALL.put("failure that opens the circuit", new After(Events::almostOpen, Events::lastFailure));
    ALL.put("refused call", new After(Stock::open, stock -> stock.call()));
    ALL.put(
        "wait of the open circuit is over, without a call",
        new After(Stock::open, stock -> stock.ticker.millis(10_001)));
    ALL.put("trial call succeeds", new After(Events::halfOpen, stock -> stock.call("value")));
    ALL.put(
        "trial call fails",
        new After(Events::halfOpen, stock -> stock.call(new StackOverflowError())));
    ALL.put(
        "trial call throws what the circuit ignores",
        new After(Events::halfOpen, stock -> stock.call(new IllegalArgumentException())));
    ALL.put("circuit is forced open", stock -> stock.mesh.circuit("stock").forceOpen());
    ALL.put(
        "circuit is closed by hand",
        new After(
            stock -> stock.mesh.circuit("stock").forceOpen(),
            stock -> stock.mesh.circuit("stock").close()));
    ALL.put("no instance to pick", new After(Events::without, stock -> stock.call()));
    ALL.put("stage is returned and has not completed", Stock::callLater);
    ALL.put("stage completes", Events::laterSucceeding);
    ALL.put("stage fails, the next completes", Events::laterRetried);
    ALL.put("future is cancelled by its caller", Events::laterCancelled);
    ALL.put("future is cancelled by its caller during a wait", Events::laterCancelledWaiting);
    PublisherEvents.addTo(ALL);
    ALL.put("instance comes", stock -> stock.instances = List.of("a", "b", "c"));
    ALL.put(
        "instance goes",
        new After(
            stock -> {
              stock.call("value");
              stock.call(new ConnectException(), "value");
            },
            stock -> stock.instances = List.of("a")));
    ALL.put(
        "call in flight to an instance that is gone ends", new After(Events::gone, Events::ends));
    ALL.put(
        "instance that went comes back",
        new After(
            stock -> {
              gone(stock);
              ends(stock);
            },
            stock -> stock.instances = List.of("a")));
    ALL.put(
        "call to an instance beyond maxInstances",
        new After(
            stock -> {
              stock.instances = List.of("a", "b", "c", "d");
              stock.call("value");
              stock.call("value");
              stock.call("value");
            },
            stock -> stock.call("value")));
  }

  private static void gone(Stock stock) throws Throwable {
    stock.callLater();
    stock.instances = List.of("b");
  }

  private static void ends(Stock stock) {
    stock.ticker.millis(10);
    stock.attempt().complete("value");
  }

  private static void almostOpen(Stock stock) {
    stock.call("value");
    stock.call("value");
    stock.call(new StackOverflowError());
  }

  private static void lastFailure(Stock stock) {
    stock.call(new StackOverflowError());
  }
}
