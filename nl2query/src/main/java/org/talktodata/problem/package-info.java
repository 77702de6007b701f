/** What can go wrong, said so that a person can act on it; every step of the line uses it. */
package org.talktodata.problem;
