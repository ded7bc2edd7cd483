package ai.datapunk.weft.weaver;

import java.util.Map;

/**
 * A class as the weaver has made it.
 *
 * @param name the class's binary name with slashes
 * @param classFile what to put in the place of what was woven
 * @param generated the class files that it needs beside it, by name with slashes, sorted: bodies
 *     that run after the call has returned
 * @param methods how many of its methods are woven
 */
// Compared by nobody, and passed on as it is.
@SuppressWarnings("ArrayRecordComponent")
public record WovenClass(
    String name, byte[] classFile, Map<String, byte[]> generated, int methods) {}
