/**
 * How the model comes to be: {@link org.talktodata.training.TrainingRun} goes from a pretrained
 * encoder, dictionary pairs, the corpus and nvBench to weights. Nothing of it is needed to answer
 * questions.
 */
package org.talktodata.training;
