package ai.datapunk.weft.maven.compiler;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** A plugin's configuration, edited as a copy: Maven shares the original between executions. */
final class Configuration {

  private final Xpp3Dom root;

  Configuration(@Nullable Object original) {
    root = original instanceof Xpp3Dom dom ? new Xpp3Dom(dom) : new Xpp3Dom("configuration");
  }

  Xpp3Dom root() {
    return root;
  }

  /** The element's text without space around it; null where it is missing or has none. */
  @Nullable String text(String name) {
    return text(root.getChild(name));
  }

  static @Nullable String text(@Nullable Xpp3Dom element) {
    if (element == null || element.getValue() == null || element.getValue().isBlank()) {
      return null;
    }
    return element.getValue().strip();
  }

  void set(String name, String value) {
    orNew(name).setValue(value);
  }

  /** Removes the elements of this name. */
  void remove(String name) {
    for (int i = root.getChildCount() - 1; i >= 0; i--) {
      if (root.getChild(i).getName().equals(name)) {
        root.removeChild(i);
      }
    }
  }

  /** The children of the element, or nothing where it is missing. */
  List<Xpp3Dom> children(String name) {
    Xpp3Dom parent = root.getChild(name);
    return parent == null ? List.of() : List.of(parent.getChildren());
  }

  /** The texts of the element's children. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Xpp3Dom child : children(name)) {
      String text = text(child);
      texts.add(text == null ? "" : text);
    }
    return texts;
  }

  /** Adds a child to the element, which is made if need be; the first one gives its name. */
  Xpp3Dom add(String name, String childName) {
    Xpp3Dom parent = orNew(name);
    Xpp3Dom child =
        new Xpp3Dom(parent.getChildCount() == 0 ? childName : parent.getChild(0).getName());
    parent.addChild(child);
    return child;
  }

  private Xpp3Dom orNew(String name) {
    Xpp3Dom element = root.getChild(name);
    if (element == null) {
      element = new Xpp3Dom(name);
      root.addChild(element);
    }
    return element;
  }
}
