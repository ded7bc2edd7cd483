package com.example.suite.shop;

import java.util.concurrent.Flow;

/** A publisher of one item, or of a failure where there is no item. */
record OnePublisher(String item) implements Flow.Publisher<String> {

  @Override
  public void subscribe(Flow.Subscriber<? super String> subscriber) {
    subscriber.onSubscribe(
        new Flow.Subscription() {
          private boolean done;

          @Override
          public void request(long count) {
            if (done) {
              return;
            }
            done = true;
            if (item == null) {
              subscriber.onError(new IllegalStateException("no item"));
            } else {
              subscriber.onNext(item);
              subscriber.onComplete();
            }
          }

          @Override
          public void cancel() {
            done = true;
          }
        });
  }
}
