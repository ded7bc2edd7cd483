package ai.datapunk.weft.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class MessageTest {

  @Test
  void everyMessageHasAnIdOfItsOwn() {
    assertThat(Arrays.stream(Message.values()).map(Message::id)).doesNotHaveDuplicates();
  }

  @Test
  void messagesAreListedByTheirIds() {
    assertThat(Arrays.stream(Message.values()).map(Message::id)).isSorted();
  }
}
