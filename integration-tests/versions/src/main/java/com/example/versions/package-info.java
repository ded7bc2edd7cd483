/** An application that brings libraries of its own. */
package com.example.versions;
