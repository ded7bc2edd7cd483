package ai.datapunk.weft.resolve;

import ai.datapunk.weft.contract.classfile.ConstantNames;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The constant pool of a holder's class file (Java Virtual Machine Specification, 4.4), as far as
 * it says what may be known of the holder before anything of it runs.
 *
 * @param signatures the texts that have the form of a method's signature
 * @param aspects the classes of the aspects that the build has woven into it; what is woven while
 *     classes are loaded is in no file
 */
record HolderFile(Set<String> signatures, Set<String> aspects) {

  private static final HolderFile UNKNOWN = new HolderFile(Set.of(), Set.of());

  /** Reads the file; an empty one if there is none that can be read. */
  static HolderFile of(Class<?> holder) {
    String simpleName = holder.getName().substring(holder.getName().lastIndexOf('.') + 1);
    try (InputStream file = holder.getResourceAsStream(simpleName + ".class")) {
      return file == null
          ? UNKNOWN
          : read(ConstantNames.read(file.readAllBytes()), holder.getName());
    } catch (IOException | RuntimeException unreadable) {
      return UNKNOWN;
    }
  }

  /** Whether it is about the method; true if the file is not known. */
  boolean names(String signature) {
    return signatures.isEmpty() || signatures.contains(signature);
  }

  private static HolderFile read(ConstantNames names, String holder) {
    Set<String> aspects = new TreeSet<>();
    for (ConstantNames.Member member : names.members()) {
      String owner = member.owner().replace('/', '.');
      if (isOfAspect(member.name()) && !owner.equals(holder)) {
        aspects.add(owner);
      }
    }
    return new HolderFile(signatures(names.texts()), aspects);
  }

  /**
   * The weaver gets an aspect's instance by one of two methods, and names all else that it adds.
   */
  private static boolean isOfAspect(String member) {
    return member.equals("aspectOf") || member.equals("hasAspect") || member.startsWith("ajc$");
  }

  private static Set<String> signatures(List<String> texts) {
    Set<String> signatures = new TreeSet<>();
    for (String text : texts) {
      // The type of a method begins with the parenthesis.
      if (text.indexOf('(') > 0 && text.endsWith(")")) {
        signatures.add(text);
      }
    }
    return signatures;
  }
}
