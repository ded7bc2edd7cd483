package ai.datapunk.weft.store;

/** A holder of cells: looks them up for those who record in them. */
@FunctionalInterface
public interface CellHolder {

  /**
   * Lets go of the cells that end, and of those that nobody needs without them, so that they are
   * made anew where they are looked up again. No user's code runs here.
   */
  void letGo(Ending ending);
}
