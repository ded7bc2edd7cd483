/** What of Spring MVC is known by name. */
package org.springframework.web.method;
