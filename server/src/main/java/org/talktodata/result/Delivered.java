package org.talktodata.result;

/**
 * What went out.
 *
 * @param rows how many
 * @param truncated whether there were more than the row limit let through
 */
public record Delivered(long rows, boolean truncated) {}
