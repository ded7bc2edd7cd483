package ai.datapunk.weft.weaver;

import java.time.Duration;
import java.util.List;

/**
 * What has become of a folder of classes.
 *
 * @param classes how many of its classes are woven now, by whomever
 * @param methods how many of their methods are
 * @param woven how many classes were woven this time
 * @param restored how many were put back as they had been woven before
 * @param unchanged how many were woven already
 * @param weaving the time in the weaver
 * @param changed whether a class file of the folder, annotated or not, is another than the last
 *     time
 * @param paths the woven classes' files, by their paths in the folder, sorted
 */
public record FolderReport(
    int classes,
    int methods,
    int woven,
    int restored,
    int unchanged,
    Duration weaving,
    boolean changed,
    List<String> paths) {

  /** Copies the paths. */
  public FolderReport {
    paths = List.copyOf(paths);
  }
}
