package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiveCountTest {

  private final LiveCount count = new LiveCount();

  private Cell cell(int calls) {
    Cell cell = new Cell(BucketBounds.DEFAULT);
    record(cell, calls);
    count.add(cell);
    return cell;
  }

  private static void record(Cell cell, int calls) {
    for (int i = 0; i < calls; i++) {
      cell.record(1_000_000L << i % 12);
    }
  }

  @Test
  void callsAreThereWithoutAScrape() {
    Cell cell = cell(7);
    assertThat(count.sum()).isEqualTo(7);
    record(cell, 5);
    cell(30);
    assertThat(count.sum()).isEqualTo(42);
  }

  @Test
  void whatACellThatEndedHasCountedStays() {
    cell(7).forget();
    assertThat(count.sum()).isEqualTo(7);
    cell(3);
    assertThat(count.sum()).isEqualTo(10);
  }

  @Test
  void whatIsMovedToAnotherCellIsCountedOnce() {
    Cell from = cell(1_000);
    Cell into = cell(1);
    long[] moved = new long[from.length()];
    from.moveTo(into, moved);
    assertThat(count.sum()).isEqualTo(1_001);
    from.forget();
    assertThat(count.sum()).isEqualTo(1_001);
    record(from, 4);
    from.moveTo(into, moved);
    record(into, 2);
    assertThat(count.sum()).isEqualTo(1_007);
    cell(1);
    assertThat(count.sum()).isEqualTo(1_008);
  }
}
