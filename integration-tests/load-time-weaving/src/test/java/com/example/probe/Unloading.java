package com.example.probe;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;

/** Loads an annotated class in a class loader of its own, and lets go of both. */
public final class Unloading {

  private static final int MOST_TRIES = 50;

  private Unloading() {}

  /** The arguments are the class path of that class loader. */
  public static void main(String[] arguments) throws Exception {
    URL[] urls = new URL[arguments.length];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = new java.io.File(arguments[i]).toURI().toURL();
    }
    WeakReference<ClassLoader> gone = load(urls);
    for (int tried = 0; tried < MOST_TRIES && gone.get() != null; tried++) {
      System.gc();
      Thread.sleep(10);
    }
    System.out.println("woven: " + System.getProperty("weft.agent.woven.classes"));
    System.out.println("unloaded: " + (gone.get() == null));
  }

  private static WeakReference<ClassLoader> load(URL[] urls) throws Exception {
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      Class.forName("com.example.suite.shop.Orders", false, loader);
      return new WeakReference<>(loader);
    }
  }
}
