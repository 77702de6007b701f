package org.talktodata.store;

/** A table was not kept, as its owner's tables would take more of the disk than they may. */
public final class NoRoomException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoRoomException(Owner owner) {
    super("The tables of %s may take %d bytes".formatted(owner.name().orElse(""), owner.most()));
  }
}
