/**
 * The whole line in one place: {@link org.talktodata.answer.AnswerQuestion} takes a sentence (or a
 * finished chart query) about some tables and comes back with a chart. It asks the tables of {@code
 * org.talktodata.store}, the reader of sentences, the planner, the chart rules and the engine, in
 * this order. {@link org.talktodata.answer.ChartStore} remembers what was answered.
 */
package org.talktodata.answer;
