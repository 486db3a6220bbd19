package io.ikart.tools.retail;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of --speed. */
final class SpeedConverter implements ITypeConverter<Double> {

  @Override
  public Double convert(String value) {
    try {
      return Pace.speedOf(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("'" + value + "' is neither max nor a number above 0");
    }
  }
}
