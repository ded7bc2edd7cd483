package org.springframework.web.method;

/** Stands for the handler that Spring MVC leaves with a request. */
public class HandlerMethod {}
