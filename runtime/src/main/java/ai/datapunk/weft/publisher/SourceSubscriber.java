package ai.datapunk.weft.publisher;

import java.util.concurrent.Flow;

/** Hears a publisher, and says what becomes of its signals. */
interface SourceSubscriber extends Flow.Subscriber<Object> {

  /** Hears an element. Returns whether it was passed on. */
  boolean heardElement(Object item);

  /** Hears an error. Returns whether it was of consequence. */
  boolean heardError(Throwable thrown);

  @Override
  default void onNext(Object item) {
    heardElement(item);
  }

  @Override
  default void onError(Throwable thrown) {
    heardError(thrown);
  }
}
