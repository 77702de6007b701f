package org.talktodata.store;

import java.util.Optional;

/**
 * Whose a new table is.
 *
 * @param name what the owner is called; nobody's tables are not counted
 * @param most how many bytes the owner's tables may take on the disk, all together
 */
public record Owner(Optional<String> name, long most) {
  /** Tables of nobody, as many as there is room for. */
  public static final Owner NOBODY = new Owner(Optional.empty(), Long.MAX_VALUE);
}
