/** What an application of its own would have. */
package com.example.shop;
