package ai.datapunk.weft.resolve;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
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

  private static final int MAGIC = 0xCAFEBABE;

  /** Reads the file; an empty one if there is none that can be read. */
  static HolderFile of(Class<?> holder) {
    String simpleName = holder.getName().substring(holder.getName().lastIndexOf('.') + 1);
    try (InputStream file = holder.getResourceAsStream(simpleName + ".class")) {
      return file == null
          ? UNKNOWN
          : read(new DataInputStream(new BufferedInputStream(file)), holder.getName());
    } catch (IOException | RuntimeException unreadable) {
      return UNKNOWN;
    }
  }

  /** Whether it is about the method; true if the file is not known. */
  boolean names(String signature) {
    return signatures.isEmpty() || signatures.contains(signature);
  }

  private static HolderFile read(DataInputStream file, String holder) throws IOException {
    if (file.readInt() != MAGIC) {
      return UNKNOWN;
    }
    file.readInt();
    int count = file.readUnsignedShort();
    String[] texts = new String[count];
    // What a class or a name and type refers to, and the class and the name and type of a member.
    int[] first = new int[count];
    int[] member = new int[count];
    for (int i = 1; i < count; i++) {
      int tag = file.readUnsignedByte();
      switch (tag) {
        case 1 -> texts[i] = file.readUTF();
        case 3, 4, 17, 18 -> file.readInt();
        case 5, 6 -> {
          file.readLong();
          i++;
        }
        case 7, 8, 16, 19, 20 -> first[i] = file.readUnsignedShort();
        case 9, 10, 11 -> {
          first[i] = file.readUnsignedShort();
          member[i] = file.readUnsignedShort();
        }
        case 12 -> {
          first[i] = file.readUnsignedShort();
          file.readUnsignedShort();
        }
        case 15 -> file.skipNBytes(3);
        default -> throw new IOException("an unknown constant: " + tag);
      }
    }
    Set<String> aspects = new TreeSet<>();
    for (int i = 1; i < count; i++) {
      if (member[i] != 0 && isOfAspect(texts[first[member[i]]])) {
        String owner = texts[first[first[i]]].replace('/', '.');
        if (!owner.equals(holder)) {
          aspects.add(owner);
        }
      }
    }
    return new HolderFile(signatures(texts), aspects);
  }

  /**
   * The weaver gets an aspect's instance by one of two methods, and names all else that it adds.
   */
  private static boolean isOfAspect(String member) {
    return member.equals("aspectOf") || member.equals("hasAspect") || member.startsWith("ajc$");
  }

  private static Set<String> signatures(String[] texts) {
    Set<String> signatures = new TreeSet<>();
    for (String text : texts) {
      // The type of a method begins with the parenthesis.
      if (text != null && text.indexOf('(') > 0 && text.endsWith(")")) {
        signatures.add(text);
      }
    }
    return signatures;
  }
}
