/** The shop at work for some seconds, while parts of what it calls fail and recover. */
package com.example.storefront.demo;
