package com.example.probe;

import com.sun.tools.attach.VirtualMachine;

/** Loads one annotated class, then the agent, then another annotated class. */
public final class Late {

  private Late() {}

  /** The argument is the agent's jar. */
  public static void main(String[] arguments) throws Exception {
    load("com.example.suite.shop.Payments");
    VirtualMachine jvm = VirtualMachine.attach(String.valueOf(ProcessHandle.current().pid()));
    jvm.loadAgent(arguments[0]);
    jvm.detach();
    load("com.example.suite.shop.Stock");
    System.out.println("woven: " + System.getProperty("weft.agent.woven.classes"));
    System.out.println("unwoven: " + System.getProperty("weft.agent.unwoven"));
  }

  private static void load(String name) throws ClassNotFoundException {
    Class.forName(name, false, Late.class.getClassLoader());
  }
}
