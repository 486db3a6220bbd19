package io.ikart.tools.retail;

/**
 * One input file.
 *
 * @param name file name without its folder
 * @param contentHash first 16 hex digits of the SHA-256 of the text, the same packed or not
 */
public record RetailFile(String name, String contentHash) {}
