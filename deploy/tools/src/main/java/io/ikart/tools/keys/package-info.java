/** Keys of persons, when the key that encrypts them is changed. */
package io.ikart.tools.keys;
