package com.example.suite.shop;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** The first item of a publisher, known once the publisher has completed. */
final class FirstItem extends CompletableFuture<String> implements Flow.Subscriber<String> {

  private String first;

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(String item) {
    first = first == null ? item : first;
  }

  @Override
  public void onError(Throwable thrown) {
    completeExceptionally(thrown);
  }

  @Override
  public void onComplete() {
    complete(first);
  }
}
