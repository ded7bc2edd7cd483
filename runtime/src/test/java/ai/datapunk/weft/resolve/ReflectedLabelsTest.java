package ai.datapunk.weft.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.Timed;
import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.spec.CustomHistogram.ArgumentLabel;
import ai.datapunk.weft.spec.MethodSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code @Label} says is in the specification, whether the compiler wrote it or not. */
class ReflectedLabelsTest {

  /** With a label of each kind. */
  static class Users {
    @Timed(metric = "lookup_seconds", help = "Lookups.")
    void find(
        @Label(value = "tenant", max = 3) String tenant,
        @Label(value = "email", max = 4, allow = "role accounts only") String email,
        @Label(value = "user_id", max = 5, mask = true) String user,
        @Label(value = "token", max = 6, mask = true, allow = "masked anyway") String token,
        @Label(value = "session", max = 7, allow = " ") String session,
        @Label(value = "fresh", allow = "closed by its type") boolean fresh) {}
  }

  @Test
  void labelsThatAreAllowedWithAReasonAreToldFromOthers() {
    assertThat(ReflectedSpecs.read(Users.class))
        .containsExactly(
            MethodSpec.of(
                    "find(java.lang.String,java.lang.String,java.lang.String,java.lang.String,"
                        + "java.lang.String,boolean)")
                .timed(
                    CustomHistogram.of("lookup_seconds", "Lookups.")
                        .boundedLabel("tenant", 0, 3)
                        .allowedLabel("email", 1, 4)
                        .maskedLabel("user_id", 2, 5)
                        .maskedLabel("token", 3, 6)
                        .boundedLabel("session", 4, 7)
                        .closedLabel("fresh", 5, "true", "false")));
  }

  /** An enum that cannot be initialized; its constants stand in the order of their declaration. */
  enum Region {
    SOUTH {},
    NORTH;

    static {
      fail();
    }

    private static void fail() {
      throw new IllegalStateException("no such region");
    }
  }

  /** With such a label. */
  static class Shops {
    @Timed(metric = "visit_seconds", help = "Visits.")
    void visit(@Label("region") Region region) {}
  }

  @Test
  void anEnumIsNotInitializedByReadingTheNamesOfItsConstants() {
    assertThat(ReflectedSpecs.read(Shops.class))
        .containsExactly(
            MethodSpec.of("visit(" + Region.class.getName() + ")")
                .timed(
                    CustomHistogram.of("visit_seconds", "Visits.")
                        .closedLabel("region", 0, "SOUTH", "NORTH")));
    assertThatThrownBy(Region::values)
        .as("what the first to use it would see without Weft")
        .isInstanceOf(ExceptionInInitializerError.class)
        .cause()
        .hasMessage("no such region");
  }

  @Test
  void aKindOfLabelSetsOneMarkAtMost() {
    assertThat(
            CustomHistogram.of("lookup_seconds", "Lookups.")
                .boundedLabel("tenant", 0, 3)
                .allowedLabel("email", 1, 4)
                .maskedLabel("user_id", 2, 5)
                .closedLabel("fresh", 3, "true", "false")
                .labels())
        .containsExactly(
            new ArgumentLabel("tenant", 0, List.of(), 3, false, false),
            new ArgumentLabel("email", 1, List.of(), 4, false, true),
            new ArgumentLabel("user_id", 2, List.of(), 5, true, false),
            new ArgumentLabel("fresh", 3, List.of("true", "false"), 2, false, false));
  }
}
