package com.example.books;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Timed;

/** Called before there is an application context. */
@MeshService("greeting")
public final class Greeting {

  /** Made when the class is initialised, which the main method's class does. */
  public static final Greeting FIRST = new Greeting();

  @Timed
  public String greet(String whom) {
    return "Good morning, " + whom;
  }
}
