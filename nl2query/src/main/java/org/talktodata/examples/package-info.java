/**
 * Questions with their right answers: what the model learns from and what it is measured by. An
 * {@link org.talktodata.examples.Example} is one sentence over some tables. {@link
 * org.talktodata.examples.Corpus} reads the hand-written ones, {@link
 * org.talktodata.examples.TalkFile} their format, which the samples and tests share; {@link
 * org.talktodata.examples.NvBench} and {@link org.talktodata.examples.NlvCorpus} read published
 * sets.
 */
package org.talktodata.examples;
