/** Orders, as any project might have them. */
package com.example.orders;
