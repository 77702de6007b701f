/**
 * Makes training examples up: a query is drawn over some tables, then worded with the frames that
 * people wrote. All chance comes from the random numbers passed in, so the same seed asks the same.
 */
package org.talktodata.training.generator;
