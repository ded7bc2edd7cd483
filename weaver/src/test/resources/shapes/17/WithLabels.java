package shape;

import ai.datapunk.weft.annotation.Instance;
import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.LoadBalanced;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Timed;
import java.util.List;

/** One label at each position, and several up to each number of parameters. */
@MeshService("labels")
public class WithLabels {

  @Timed
  String at0(
      @Label("at") String p0, int p1, long p2) {
    return Seen.here("at0 " + p0 + p0 + p2);
  }

  @Timed
  static String at1(
      int p0, @Label("at") long p1, Object p2, double p3) {
    return Seen.here("at1 " + p0 + p1 + p3);
  }

  @Timed
  String at2(
      long p0, Object p1, @Label("at") double p2, boolean p3, String p4) {
    return Seen.here("at2 " + p0 + p2 + p4);
  }

  @Timed
  static String at3(
      Object p0, double p1, boolean p2, @Label("at") String p3, int p4, long p5) {
    return Seen.here("at3 " + p0 + p3 + p5);
  }

  @Timed
  String at4(
      double p0, boolean p1, String p2, int p3, @Label("at") long p4, Object p5, double p6) {
    return Seen.here("at4 " + p0 + p4 + p6);
  }

  @Timed
  static String at5(
      boolean p0, String p1, int p2, long p3, Object p4, @Label("at") double p5, boolean p6, String
      p7) {
    return Seen.here("at5 " + p0 + p5 + p7);
  }

  @Timed
  String at6(
      String p0, int p1, long p2, Object p3, double p4, boolean p5, @Label("at") String p6, int p7,
      long p8) {
    return Seen.here("at6 " + p0 + p6 + p8);
  }

  @Timed
  static String at7(
      int p0, long p1, Object p2, double p3, boolean p4, String p5, int p6, @Label("at") long p7,
      Object p8, double p9) {
    return Seen.here("at7 " + p0 + p7 + p9);
  }

  @Timed
  String at8(
      long p0, Object p1, double p2, boolean p3, String p4, int p5, long p6, Object p7, @Label("at")
      double p8, boolean p9, String p10) {
    return Seen.here("at8 " + p0 + p8 + p10);
  }

  @Timed
  static String at9(
      Object p0, double p1, boolean p2, String p3, int p4, long p5, Object p6, double p7, boolean
      p8, @Label("at") String p9, int p10, long p11) {
    return Seen.here("at9 " + p0 + p9 + p11);
  }

  @Timed
  String at10(
      double p0, boolean p1, String p2, int p3, long p4, Object p5, double p6, boolean p7, String
      p8, int p9, @Label("at") long p10, Object p11, double p12) {
    return Seen.here("at10 " + p0 + p10 + p12);
  }

  @Timed
  static String at11(
      boolean p0, String p1, int p2, long p3, Object p4, double p5, boolean p6, String p7, int p8,
      long p9, Object p10, @Label("at") double p11, boolean p12, String p13) {
    return Seen.here("at11 " + p0 + p11 + p13);
  }

  @Timed
  String at12(
      String p0, int p1, long p2, Object p3, double p4, boolean p5, String p6, int p7, long p8,
      Object p9, double p10, boolean p11, @Label("at") String p12, int p13, long p14) {
    return Seen.here("at12 " + p0 + p12 + p14);
  }

  @Timed
  static String at13(
      int p0, long p1, Object p2, double p3, boolean p4, String p5, int p6, long p7, Object p8,
      double p9, boolean p10, String p11, int p12, @Label("at") long p13, Object p14, double p15) {
    return Seen.here("at13 " + p0 + p13 + p15);
  }

  @Timed
  String at14(
      long p0, Object p1, double p2, boolean p3, String p4, int p5, long p6, Object p7, double p8,
      boolean p9, String p10, int p11, long p12, Object p13, @Label("at") double p14, boolean p15,
      String p16) {
    return Seen.here("at14 " + p0 + p14 + p16);
  }

  @Timed
  static String at15(
      Object p0, double p1, boolean p2, String p3, int p4, long p5, Object p6, double p7, boolean
      p8, String p9, int p10, long p11, Object p12, double p13, boolean p14, @Label("at") String
      p15, int p16, long p17) {
    return Seen.here("at15 " + p0 + p15 + p17);
  }

  @Timed
  long of2(
      @Label("l0") long p0, @Label("l1") int p1, String p2, boolean p3) {
    return Seen.here(2L);
  }

  @Timed
  static void of3(
      @Label("l0") Object p0, long p1, @Label("l2") int p2) {
    Seen.here("of3" + p1);
  }

  @Timed
  double of4(
      @Label("l0") double p0, Object p1, @Label("l2") long p2, @Label("l3") int p3, String p4) {
    return Seen.here(4.0);
  }

  @Timed
  static String of5(
      @Label("l0") boolean p0, double p1, @Label("l2") Object p2, long p3, @Label("l4") int p4,
      String p5, boolean p6) {
    return Seen.here("of" + p0);
  }

  @Timed
  int of6(
      @Label("l0") String p0, boolean p1, @Label("l2") double p2, Object p3, @Label("l4") long p4,
      @Label("l5") int p5) {
    return Seen.here(6);
  }

  @Timed
  static long of7(
      @Label("l0") int p0, String p1, @Label("l2") boolean p2, double p3, @Label("l4") Object p4,
      long p5, @Label("l6") int p6, String p7) {
    return Seen.here(7L);
  }

  @Timed
  void of8(
      @Label("l0") long p0, int p1, @Label("l2") String p2, boolean p3, @Label("l4") double p4,
      Object p5, @Label("l6") long p6, @Label("l7") int p7, String p8, boolean p9) {
    Seen.here("of8" + p1);
  }

  @Timed
  static double of9(
      @Label("l0") Object p0, long p1, @Label("l2") int p2, String p3, @Label("l4") boolean p4,
      double p5, @Label("l6") Object p6, long p7, @Label("l8") int p8) {
    return Seen.here(9.0);
  }

  @Timed
  String of10(
      @Label("l0") double p0, Object p1, @Label("l2") long p2, int p3, @Label("l4") String p4,
      boolean p5, @Label("l6") double p6, Object p7, @Label("l8") long p8, @Label("l9") int p9,
      String p10) {
    return Seen.here("of" + p0);
  }

  @Timed
  static int of11(
      @Label("l0") boolean p0, double p1, @Label("l2") Object p2, long p3, @Label("l4") int p4,
      String p5, @Label("l6") boolean p6, double p7, @Label("l8") Object p8, long p9, @Label("l10")
      int p10, String p11, boolean p12) {
    return Seen.here(11);
  }

  @Timed
  long of12(
      @Label("l0") String p0, boolean p1, @Label("l2") double p2, Object p3, @Label("l4") long p4,
      int p5, @Label("l6") String p6, boolean p7, @Label("l8") double p8, Object p9, @Label("l10")
      long p10, @Label("l11") int p11) {
    return Seen.here(12L);
  }

  @LoadBalanced
  String balanced(long a, @Instance String instance, int... b) {
    return Seen.here(a + instance + b.length);
  }

  @LoadBalanced
  @Timed
  static String both(@Label("key") String key, long a, @Instance String instance) {
    return Seen.here(key + a + instance);
  }

  @Timed
  static <T extends List<String>> T generic(@Label("size") int size, T of) {
    return Seen.here(of.size() == size ? of : null);
  }

  @Timed
  static void assigned(@Label("a") String a, long b) {
    a += b;
    b++;
    Seen.here(a + b);
  }

  public static void run() {
    WithLabels labels = new WithLabels();
    Seen.call(() -> labels.at0("0", 1, 2L));
    Seen.call(() -> at1(0, 1L, "2", 3.5));
    Seen.call(() -> labels.at2(0L, "1", 2.5, true, "4"));
    Seen.call(() -> at3("0", 1.5, true, "3", 4, 5L));
    Seen.call(() -> labels.at4(0.5, true, "2", 3, 4L, "5", 6.5));
    Seen.call(() -> at5(true, "1", 2, 3L, "4", 5.5, true, "7"));
    Seen.call(() -> labels.at6("0", 1, 2L, "3", 4.5, true, "6", 7, 8L));
    Seen.call(() -> at7(0, 1L, "2", 3.5, true, "5", 6, 7L, "8", 9.5));
    Seen.call(() -> labels.at8(0L, "1", 2.5, true, "4", 5, 6L, "7", 8.5, true, "10"));
    Seen.call(() -> at9("0", 1.5, true, "3", 4, 5L, "6", 7.5, true, "9", 10, 11L));
    Seen.call(() -> labels.at10(0.5, true, "2", 3, 4L, "5", 6.5, true, "8", 9, 10L, "11", 12.5));
    Seen.call(() -> at11(true, "1", 2, 3L, "4", 5.5, true, "7", 8, 9L, "10", 11.5, true, "13"));
    Seen.call(() -> labels.at12("0", 1, 2L, "3", 4.5, true, "6", 7, 8L, "9", 10.5, true, "12", 13,
            14L));
    Seen.call(() -> at13(0, 1L, "2", 3.5, true, "5", 6, 7L, "8", 9.5, true, "11", 12, 13L, "14",
            15.5));
    Seen.call(() -> labels.at14(0L, "1", 2.5, true, "4", 5, 6L, "7", 8.5, true, "10", 11, 12L, "13",
            14.5, true, "16"));
    Seen.call(() -> at15("0", 1.5, true, "3", 4, 5L, "6", 7.5, true, "9", 10, 11L, "12", 13.5, true,
            "15", 16, 17L));
    Seen.call(() -> labels.of2(0L, 1, "2", true));
    of3("0", 1L, 2);
    Seen.call(() -> labels.of4(0.5, "1", 2L, 3, "4"));
    Seen.call(() -> of5(true, 1.5, "2", 3L, 4, "5", true));
    Seen.call(() -> labels.of6("0", true, 2.5, "3", 4L, 5));
    Seen.call(() -> of7(0, "1", true, 3.5, "4", 5L, 6, "7"));
    labels.of8(0L, 1, "2", true, 4.5, "5", 6L, 7, "8", true);
    Seen.call(() -> of9("0", 1L, 2, "3", true, 5.5, "6", 7L, 8));
    Seen.call(() -> labels.of10(0.5, "1", 2L, 3, "4", true, 6.5, "7", 8L, 9, "10"));
    Seen.call(() -> of11(true, 1.5, "2", 3L, 4, "5", true, 7.5, "8", 9L, 10, "11", true));
    Seen.call(() -> labels.of12("0", true, 2.5, "3", 4L, 5, "6", true, 8.5, "9", 10L, 11));
    Seen.call(() -> labels.balanced(1, "i", 2, 3));
    Seen.call(() -> both("k", 1, "i"));
    Seen.call(() -> generic(0, new java.util.ArrayList<String>()));
    Seen.call(() -> generic(0, null));
    assigned("a", 1);
  }
}
