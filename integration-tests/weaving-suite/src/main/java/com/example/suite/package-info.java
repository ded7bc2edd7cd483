/**
 * One behavioural suite for every way of weaving: what annotated methods must do, and what each
 * call must count. It needs no test framework, so that it can be started in any JVM in any way.
 */
package com.example.suite;
