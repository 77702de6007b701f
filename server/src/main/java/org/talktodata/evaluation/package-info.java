/**
 * How well sentences are read: every example's reading is planned and run beside the queries that
 * are right, and their results compared. {@link org.talktodata.evaluation.Evaluator} scores, {@link
 * org.talktodata.evaluation.Report} counts.
 */
package org.talktodata.evaluation;
