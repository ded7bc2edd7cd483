package ai.datapunk.weft.weaver;

import ai.datapunk.weft.contract.classfile.WeavingNames;
import java.nio.charset.StandardCharsets;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.Remapper;

/**
 * The names of what AspectJ has put into a class for an aspect of somebody else's, out of the way
 * and back. AspectJ numbers such members and classes from 0 each time, and does not look whether a
 * name is taken.
 */
final class OthersNames extends Remapper {

  private static final String BODY = WeavingNames.AROUND_BODY;
  private static final String HIDDEN_BODY = "_othersBody";
  private static final String CLOSURE = WeavingNames.CLOSURE;
  private static final String HIDDEN_CLOSURE = "$OthersClosure";

  private final String owner;
  private final boolean hides;

  private OthersNames(String owner, boolean hides) {
    super(Opcodes.ASM9);
    this.owner = owner;
    this.hides = hides;
  }

  /** Whether a class file may have any. */
  static boolean occurIn(byte[] classFile) {
    String text = new String(classFile, StandardCharsets.ISO_8859_1);
    return text.contains(BODY) || text.contains(CLOSURE);
  }

  /** Puts those of a class out of the way. */
  static Remapper hiding(String owner) {
    return new OthersNames(owner, true);
  }

  /** Puts them back. */
  static Remapper showing(String owner) {
    return new OthersNames(owner, false);
  }

  @Override
  public String map(String internalName) {
    String prefix = owner + (hides ? CLOSURE : HIDDEN_CLOSURE);
    return internalName.startsWith(prefix)
        ? owner + (hides ? HIDDEN_CLOSURE : CLOSURE) + internalName.substring(prefix.length())
        : internalName;
  }

  @Override
  public String mapMethodName(String ofClass, String name, String descriptor) {
    if (!ofClass.equals(owner)) {
      return name;
    }
    return hides ? name.replace(BODY, HIDDEN_BODY) : name.replace(HIDDEN_BODY, BODY);
  }
}
