package com.example.storefront.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private final List<String> happened = new ArrayList<>();
  private final Schedule schedule =
      new Schedule(
          List.of(
              new Schedule.Event(0.25, "dies", () -> happened.add("dies")),
              new Schedule.Event(0.5, "comes back", () -> happened.add("comes back"))));

  @Test
  void eachEventHappensOnceAtItsTime() {
    schedule.pass(0, 0.2);
    assertThat(happened).isEmpty();

    schedule.pass(0.2, 0.25);
    schedule.pass(0.25, 0.4);
    assertThat(happened).containsExactly("dies");

    schedule.pass(0.4, 1);
    assertThat(happened).containsExactly("dies", "comes back");
  }

  @Test
  void aLongPassHasAllThatIsDueInOrder() {
    assertThat(schedule.pass(0, 1))
        .extracting(Schedule.Event::says)
        .containsExactly("dies", "comes back");
  }
}
