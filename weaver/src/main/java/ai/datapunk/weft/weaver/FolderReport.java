package ai.datapunk.weft.weaver;

import java.time.Duration;

/**
 * What has become of a folder of classes.
 *
 * @param classes how many of its classes are woven now, by whomever
 * @param methods how many of their methods are
 * @param woven how many classes were woven this time
 * @param restored how many were put back as they had been woven before
 * @param unchanged how many were woven already
 * @param weaving the time in the weaver
 */
public record FolderReport(
    int classes, int methods, int woven, int restored, int unchanged, Duration weaving) {}
