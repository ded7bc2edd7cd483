package ai.datapunk.weft.probe;

import java.io.IOException;
import java.util.Map;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The events of docs/semantics.md that methods bring about which return publishers. */
final class PublisherEvents {

  private PublisherEvents() {}

  static void addTo(Map<String, Events.Event> all) {
    all.put("publisher is returned and not subscribed to", Stock::callOne);
    all.put("subscription has not ended", stock -> subscribe(stock.callMany()));
    all.put("subscription that the circuit refuses", PublisherEvents::refused);
    all.put("Mono gives its value", PublisherEvents::value);
    all.put("Mono ends without a value", PublisherEvents::empty);
    all.put("Mono fails, the next gives its value", PublisherEvents::retried);
    all.put("Flux gives elements and completes", PublisherEvents::elements);
    all.put("Flux fails after an element", PublisherEvents::failsInTheMiddle);
    all.put("subscription is cancelled before an element", PublisherEvents::cancelled);
    all.put("subscription is cancelled during a wait", PublisherEvents::cancelledWaiting);
    all.put("subscription is cancelled after an element", PublisherEvents::enough);
  }

  private static Disposable subscribe(Mono<?> mono) {
    return mono.subscribe(value -> {}, thrown -> {});
  }

  private static Disposable subscribe(Flux<?> flux) {
    return flux.subscribe(value -> {}, thrown -> {});
  }

  private static void refused(Stock stock) throws Throwable {
    Flux<?> flux = stock.callMany();
    stock.mesh.circuit("stock").forceOpen();
    subscribe(flux);
  }

  private static void value(Stock stock) throws Throwable {
    subscribe(stock.callOne());
    stock.ticker.millis(10);
    stock.one().tryEmitValue("value");
  }

  private static void empty(Stock stock) throws Throwable {
    subscribe(stock.callOne());
    stock.ticker.millis(10);
    stock.one().tryEmitEmpty();
  }

  private static void retried(Stock stock) throws Throwable {
    subscribe(stock.callOne());
    stock.ticker.millis(10);
    stock.one().tryEmitError(new IOException());
    stock.ticker.millis(110);
    stock.one().tryEmitValue("value");
  }

  private static void elements(Stock stock) throws Throwable {
    subscribe(stock.callMany());
    stock.many().tryEmitNext("first");
    stock.ticker.millis(10);
    stock.many().tryEmitNext("second");
    stock.many().tryEmitComplete();
  }

  private static void failsInTheMiddle(Stock stock) throws Throwable {
    subscribe(stock.callMany());
    stock.many().tryEmitNext("first");
    stock.ticker.millis(10);
    stock.many().tryEmitError(new IOException());
  }

  private static void cancelled(Stock stock) throws Throwable {
    Disposable subscription = subscribe(stock.callMany());
    stock.ticker.millis(10);
    subscription.dispose();
  }

  private static void cancelledWaiting(Stock stock) throws Throwable {
    Disposable subscription = subscribe(stock.callMany());
    stock.ticker.millis(10);
    stock.many().tryEmitError(new IOException());
    stock.ticker.millis(50);
    subscription.dispose();
  }

  private static void enough(Stock stock) throws Throwable {
    Disposable subscription = subscribe(stock.callMany());
    stock.ticker.millis(10);
    stock.many().tryEmitNext("first");
    subscription.dispose();
  }
}
