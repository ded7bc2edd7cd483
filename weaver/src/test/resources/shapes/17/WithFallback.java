package shape;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.io.IOException;

/** Methods with a fallback, of each number of parameters. */
@MeshService("fallbacks")
public class WithFallback {

  private static boolean fails;

  private static String failure() {
    throw new IllegalStateException("fails");
  }

  @CircuitGuarded(fallback = "instead0")
  String call0() {
    return Seen.here(fails ? failure() : "answer");
  }

  String instead0() {
    return Seen.here("instead");
  }

  @Retried(maxAttempts = 2, delay = "1ms", jitter = 0, fallback = "instead1")
  static int call1(int p0) {
    return Seen.here(fails ? failure().length() : 1);
  }

  static int instead1(int p0) {
    return Seen.here(-1);
  }

  @Retried(maxAttempts = 2, delay = "1ms", jitter = 0, fallback = "instead2")
  void call2(long p0, Object p1) {
    Seen.here(fails ? failure() : "void");
  }

  void instead2(long p0, Object p1) {
    Seen.here("instead");
  }

  @CircuitGuarded(fallback = "instead3")
  static long call3(Object p0, double p1, boolean p2) {
    return Seen.here(fails ? failure().length() : 2L);
  }

  static long instead3(Object p0, double p1, boolean p2) {
    return Seen.here(-2L);
  }

  @Retried(maxAttempts = 2, delay = "1ms", jitter = 0, fallback = "instead4")
  String call4(double p0, boolean p1, String p2, int p3) {
    return Seen.here(fails ? failure() : "answer");
  }

  String instead4(double p0, boolean p1, String p2, int p3) {
    return Seen.here("instead");
  }

  @Retried(maxAttempts = 2, delay = "1ms", jitter = 0, fallback = "instead5")
  static int call5(boolean p0, String p1, int p2, long p3, Object p4) {
    return Seen.here(fails ? failure().length() : 1);
  }

  static int instead5(boolean p0, String p1, int p2, long p3, Object p4) {
    return Seen.here(-1);
  }

  @CircuitGuarded(fallback = "instead6")
  void call6(String p0, int p1, long p2, Object p3, double p4, boolean p5) {
    Seen.here(fails ? failure() : "void");
  }

  void instead6(String p0, int p1, long p2, Object p3, double p4, boolean p5) {
    Seen.here("instead");
  }

  @Retried(maxAttempts = 2, delay = "1ms", jitter = 0, fallback = "instead7")
  static long call7(int p0, long p1, Object p2, double p3, boolean p4, String p5, int p6) {
    return Seen.here(fails ? failure().length() : 2L);
  }

  static long instead7(int p0, long p1, Object p2, double p3, boolean p4, String p5, int p6) {
    return Seen.here(-2L);
  }

  @Retried(maxAttempts = 2, delay = "1ms", jitter = 0, fallback = "instead8")
  String call8(long p0, Object p1, double p2, boolean p3, String p4, int p5, long p6, Object p7) {
    return Seen.here(fails ? failure() : "answer");
  }

  String instead8(long p0, Object p1, double p2, boolean p3, String p4, int p5, long p6, Object p7)
  {
    return Seen.here("instead");
  }

  @CircuitGuarded(fallback = "instead9")
  static int call9(Object p0, double p1, boolean p2, String p3, int p4, long p5, Object p6, double
  p7, boolean p8) {
    return Seen.here(fails ? failure().length() : 1);
  }

  static int instead9(Object p0, double p1, boolean p2, String p3, int p4, long p5, Object p6,
  double p7, boolean p8) {
    return Seen.here(-1);
  }

  @Retried(maxAttempts = 2, delay = "1ms", jitter = 0, fallback = "instead10")
  void call10(double p0, boolean p1, String p2, int p3, long p4, Object p5, double p6, boolean p7,
  String p8, int p9) {
    Seen.here(fails ? failure() : "void");
  }

  void instead10(double p0, boolean p1, String p2, int p3, long p4, Object p5, double p6, boolean
  p7, String p8, int p9) {
    Seen.here("instead");
  }

  @Retried(maxAttempts = 2, delay = "1ms", jitter = 0, fallback = "instead11")
  static long call11(boolean p0, String p1, int p2, long p3, Object p4, double p5, boolean p6,
  String p7, int p8, long p9, Object p10) {
    return Seen.here(fails ? failure().length() : 2L);
  }

  static long instead11(boolean p0, String p1, int p2, long p3, Object p4, double p5, boolean p6,
  String p7, int p8, long p9, Object p10) {
    return Seen.here(-2L);
  }

  @CircuitGuarded(fallback = "instead12")
  String call12(String p0, int p1, long p2, Object p3, double p4, boolean p5, String p6, int p7,
  long p8, Object p9, double p10, boolean p11) {
    return Seen.here(fails ? failure() : "answer");
  }

  String instead12(String p0, int p1, long p2, Object p3, double p4, boolean p5, String p6, int p7,
  long p8, Object p9, double p10, boolean p11) {
    return Seen.here("instead");
  }

  @Timed
  @Retried(maxAttempts = 2, delay = "1ms", jitter = 0, fallback = "labelledInstead")
  public synchronized <T> T labelled(@Label("kind") String kind, T what) throws IOException {
    if (fails) {
      throw new IOException(kind);
    }
    return Seen.here(what);
  }

  private <T> T labelledInstead(String kind, T what, Throwable cause) {
    return what;
  }

  @CircuitGuarded(fallback = "severalInstead")
  @Timed
  private static double several(@Label("a") int a, double b, @Label("c") String c) {
    return Seen.here(a + b + c.length());
  }

  private static double severalInstead(int a, double b, String c) {
    return 0;
  }

  private static void each(WithFallback fallbacks) {
    Seen.call(() -> fallbacks.call0());
    Seen.call(() -> call1(0));
    Seen.call(
        () -> {
          fallbacks.call2(0L, "1");
          return null;
        });
    Seen.call(() -> call3("0", 1.5, true));
    Seen.call(() -> fallbacks.call4(0.5, true, "2", 3));
    Seen.call(() -> call5(true, "1", 2, 3L, "4"));
    Seen.call(
        () -> {
          fallbacks.call6("0", 1, 2L, "3", 4.5, true);
          return null;
        });
    Seen.call(() -> call7(0, 1L, "2", 3.5, true, "5", 6));
    Seen.call(() -> fallbacks.call8(0L, "1", 2.5, true, "4", 5, 6L, "7"));
    Seen.call(() -> call9("0", 1.5, true, "3", 4, 5L, "6", 7.5, true));
    Seen.call(
        () -> {
          fallbacks.call10(0.5, true, "2", 3, 4L, "5", 6.5, true, "8", 9);
          return null;
        });
    Seen.call(() -> call11(true, "1", 2, 3L, "4", 5.5, true, "7", 8, 9L, "10"));
    Seen.call(() -> fallbacks.call12("0", 1, 2L, "3", 4.5, true, "6", 7, 8L, "9", 10.5, true));
    Seen.call(() -> fallbacks.labelled("kind", 1L));
    Seen.call(() -> several(1, 2, "three"));
  }

  public static void run() {
    WithFallback fallbacks = new WithFallback();
    each(fallbacks);
    fails = true;
    each(fallbacks);
  }
}
