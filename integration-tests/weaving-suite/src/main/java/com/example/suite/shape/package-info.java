/** Annotated methods in every place where Java lets one write a method. */
package com.example.suite.shape;
