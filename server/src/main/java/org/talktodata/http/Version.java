package org.talktodata.http;

import java.util.Optional;

/** Which version of the program this is. */
public final class Version {
  private Version() {}

  /** The version in the jar's manifest, or {@code development}. */
  public static String of() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
