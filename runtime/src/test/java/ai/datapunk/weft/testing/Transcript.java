package ai.datapunk.weft.testing;

/** What was said to something and what it answered, as a page of docs shows it. */
public final class Transcript {

  private final StringBuilder text = new StringBuilder("```text\n");

  /** A command and what it printed. */
  public Transcript command(String command, String output) {
    output("$ " + command);
    return output.isEmpty() ? this : output(output);
  }

  /** What was printed. */
  public Transcript output(String output) {
    text.append(output.stripTrailing()).append('\n');
    return this;
  }

  /** The block of the page. */
  @Override
  public String toString() {
    return text + "```\n";
  }
}
