package io.ikart.tools.retail;

import java.util.List;

/**
 * Everything that stands in the input files.
 *
 * @param files in the order they were read
 * @param lines that could be read, in the order of the files
 * @param unreadable lines that could not
 */
public record RetailData(
    List<RetailFile> files, List<RetailLine> lines, List<UnreadableLine> unreadable) {

  /**
   * A line that is no order line.
   *
   * @param file it stands in
   * @param row number of the line in its file; the header is 1
   * @param why it could not be read
   */
  public record UnreadableLine(RetailFile file, long row, String why) {}

  /** Lines of all files, headers and empty lines apart. */
  public int size() {
    return lines.size() + unreadable.size();
  }
}
