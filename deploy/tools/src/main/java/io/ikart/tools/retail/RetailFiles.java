package io.ikart.tools.retail;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.ikart.tools.Hash;
import io.ikart.tools.retail.RetailData.UnreadableLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/**
 * Reads Online Retail CSV files, plain or gzipped, in UTF-8 or (as first published) Latin-1. A line
 * that cannot be read is kept apart with the reason; a file that is none of these stops the
 * reading.
 */
public final class RetailFiles {

  private static final String PACKED = ".csv.gz";
  private static final String PLAIN = ".csv";

  private RetailFiles() {}

  /**
   * Reads files, and the .csv and .csv.gz files of folders, each once, in the order of their names.
   *
   * @throws IOException when a path does not exist or a file is no Online Retail file
   */
  public static RetailData read(List<Path> paths) throws IOException {
    var files = new ArrayList<RetailFile>();
    var lines = new ArrayList<RetailLine>();
    var unreadable = new ArrayList<UnreadableLine>();
    var parser = new RetailLineParser();
    for (var path : expand(paths)) {
      var text = text(path);
      var file = new RetailFile(path.getFileName().toString(), Hash.of(text));
      files.add(file);
      read(file, text, parser, lines, unreadable);
    }
    return new RetailData(List.copyOf(files), List.copyOf(lines), List.copyOf(unreadable));
  }

  private static Iterable<Path> expand(List<Path> paths) throws IOException {
    var found = new TreeSet<Path>();
    for (var path : paths) {
      if (Files.isDirectory(path)) {
        try (var entries = Files.list(path)) {
          entries.filter(RetailFiles::isData).map(Path::toAbsolutePath).forEach(found::add);
        }
      } else if (Files.isRegularFile(path)) {
        found.add(path.toAbsolutePath());
      } else {
        throw new NoSuchFileException(path + ": no such file or folder");
      }
    }
    if (found.isEmpty()) {
      throw new NoSuchFileException("no .csv or .csv.gz file in " + paths);
    }
    var distinct = new TreeSet<Path>();
    for (var path : found) {
      distinct.add(path.toRealPath());
    }
    return distinct;
  }

  private static boolean isData(Path path) {
    var name = path.getFileName().toString();
    return Files.isRegularFile(path) && (name.endsWith(PLAIN) || name.endsWith(PACKED));
  }

  private static String text(Path path) throws IOException {
    var bytes = Files.readAllBytes(path);
    if (path.toString().endsWith(".gz")) {
      try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        bytes = unpacked.readAllBytes();
      } catch (IOException e) {
        throw new IOException(path + ": not a gzip file", e);
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  private static void read(
      RetailFile file,
      String text,
      RetailLineParser parser,
      List<RetailLine> lines,
      List<UnreadableLine> unreadable)
      throws IOException {
    var withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (var reader =
        CsvReader.builder().ignoreDifferentFieldCount(true).ofNamedCsvRecord(withoutMark)) {
      var first = true;
      for (NamedCsvRecord row : reader) {
        if (first) {
          checkHeader(file, row);
          first = false;
        }
        try {
          lines.add(parser.parse(file, row));
        } catch (IllegalArgumentException e) {
          unreadable.add(new UnreadableLine(file, row.getStartingLineNumber(), e.getMessage()));
        }
      }
    } catch (CsvParseException e) {
      throw new IOException(file.name() + ": not a CSV file: " + e.getMessage(), e);
    }
  }

  private static void checkHeader(RetailFile file, NamedCsvRecord row) throws IOException {
    for (var column : RetailLineParser.COLUMNS) {
      if (!row.getHeader().contains(column)) {
        throw new IOException(file.name() + ": no Online Retail file: no column " + column);
      }
    }
  }
}
