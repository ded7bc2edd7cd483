/** Annotated classes that use what the annotations do. */
package com.example.suite.shop;
