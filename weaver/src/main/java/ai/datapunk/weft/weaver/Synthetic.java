package ai.datapunk.weft.weaver;

import org.objectweb.asm.Attribute;
import org.objectweb.asm.ByteVector;
import org.objectweb.asm.ClassWriter;

/**
 * AspectJ's own mark of a method that a weaver made: it looks for no join points there, and so does
 * not take the method that holds a body for a second execution.
 */
final class Synthetic extends Attribute {

  Synthetic() {
    super("org.aspectj.weaver.AjSynthetic");
  }

  @Override
  protected ByteVector write(
      ClassWriter classWriter, byte[] code, int codeLength, int maxStack, int maxLocals) {
    return new ByteVector();
  }
}
