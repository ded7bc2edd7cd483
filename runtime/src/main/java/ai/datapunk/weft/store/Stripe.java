package ai.datapunk.weft.store;

import java.lang.ref.WeakReference;

/**
 * The numbers that one thread writes. The thread is known by itself, since ids can be overridden,
 * and weakly: once it has been collected, it writes no more, and the numbers are free for another.
 */
final class Stripe extends WeakReference<Thread> {

  final long[] numbers;

  Stripe(Thread owner, long[] numbers) {
    super(owner);
    this.numbers = numbers;
  }
}
