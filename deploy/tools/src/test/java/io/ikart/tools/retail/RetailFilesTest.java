package io.ikart.tools.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetailFilesTest {

  private static final String HEADER =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

  @TempDir private Path folder;

  @Test
  void readsQuotesCommasAndCustomerIdsWrittenAsDecimals() throws IOException {
    plain(
        "a.csv", "536365,85123A,\"HEART, \"\"WHITE\"\"\",6,2010-12-01 08:26:00,2.55,17850.0,UK\n");

    var line = read("a.csv").lines().get(0);

    assertThat(line.invoice()).isEqualTo("536365");
    assertThat(line.stockCode()).isEqualTo("85123A");
    assertThat(line.description()).isEqualTo("HEART, \"WHITE\"");
    assertThat(line.quantity()).isEqualTo(6);
    assertThat(line.at()).isEqualTo(LocalDateTime.of(2010, 12, 1, 8, 26));
    assertThat(line.unitPrice()).isEqualByComparingTo("2.55");
    assertThat(line.customer()).isEqualTo("17850");
    assertThat(line.row()).isEqualTo(2);
    assertThat(line.value()).isEqualByComparingTo(new BigDecimal("15.30"));
  }

  @Test
  void readsUtf8AndLatin1Alike() throws IOException {
    var row = "1,gift_0001_40,Voucher £40.00,1,2010-12-01 08:26:00,40.0,,UK\n";
    write("utf8.csv", row, StandardCharsets.UTF_8);
    write("latin1.csv", row, StandardCharsets.ISO_8859_1);

    var data = RetailFiles.read(List.of(folder));

    assertThat(data.lines())
        .extracting(RetailLine::description)
        .containsExactly("Voucher £40.00", "Voucher £40.00");
    assertThat(data.lines()).extracting(RetailLine::customer).containsOnly("");
  }

  @Test
  void namesTheSameContentAlikePackedOrNot() throws IOException {
    var row = "1,A,TEA,1,2010-12-01 08:26:00,1.00,,UK\n";
    plain("a.csv", row);
    try (var packed = new GZIPOutputStream(Files.newOutputStream(folder.resolve("b.csv.gz")))) {
      packed.write((HEADER + row).getBytes(StandardCharsets.UTF_8));
    }

    var files = RetailFiles.read(List.of(folder)).files();

    assertThat(files.get(0).contentHash()).isEqualTo(files.get(1).contentHash());
  }

  @Test
  void keepsLinesApartThatCannotBeRead() throws IOException {
    plain(
        "a.csv",
        """
        1,A,TEA,1,2010-12-01 08:26:00,1.00,,UK
        1,A,TEA,many,2010-12-01 08:26:00,1.00,,UK
        1,A,TEA,1,yesterday,1.00,,UK
        1,A,TEA,1,2010-12-01 08:26:00,dear,,UK
        1,A,TEA,1,2010-12-01 08:26:00,1e999,,UK
        1,,TEA,1,2010-12-01 08:26:00,1.00,,UK
        1,A,TEA,1,2010-12-01 08:26:00,1.00,me,UK
        1,A
        """);

    var data = read("a.csv");

    assertThat(data.lines()).hasSize(1);
    assertThat(data.unreadable())
        .extracting(RetailData.UnreadableLine::row)
        .containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 9L);
    assertThat(data.unreadable().get(0).why()).contains("Quantity").contains("many");
    assertThat(data.size()).isEqualTo(8);
  }

  @Test
  void readsAFileOnceThoughNamedTwice() throws IOException {
    plain("a.csv", "1,A,TEA,1,2010-12-01 08:26:00,1.00,,UK\n");

    assertThat(RetailFiles.read(List.of(folder, folder.resolve("a.csv"))).files()).hasSize(1);
  }

  @Test
  void stopsAtAnythingElse() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "Name,Colour\nTea,green\n");

    assertThatThrownBy(() -> read("a.csv"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("InvoiceNo");
    assertThatThrownBy(() -> read("b.csv"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("b.csv");
  }

  private RetailData read(String name) throws IOException {
    return RetailFiles.read(List.of(folder.resolve(name)));
  }

  private void plain(String name, String rows) throws IOException {
    write(name, rows, StandardCharsets.UTF_8);
  }

  private void write(String name, String rows, Charset charset) throws IOException {
    Files.writeString(folder.resolve(name), HEADER + rows, charset);
  }
}
