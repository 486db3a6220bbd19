package io.ikart.connect;

/** The version a plugin shows to operators. */
public final class Version {

  private Version() {}

  /** Version in the manifest of the jar the class came from; "unpackaged" outside of a jar. */
  public static String of(Class<?> type) {
    var version = type.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
